"use client";
import { X } from "lucide-react";
import { useState } from "react";
import type { ModelAlias } from "../../lib/wire/aliases.ts";
import { API } from "../../lib/wire/paths.ts";
import { requestJson } from "../api/request-json.ts";
import { Button } from "../ui/button.tsx";
import { Panel } from "../ui/panel.tsx";
import { useModelAliases } from "./model-aliases.tsx";

/** The user's own model names; each can be taken back. */
export function OwnNames() {
  const { aliases, show } = useModelAliases();
  const [problem, setProblem] = useState<string | null>(null);
  if (aliases.length === 0) return null;
  return (
    <Panel
      className="rounded-box border border-line"
      title="Model names of your own"
      note="Names that the price list does not hold. They hold for every import, also for those that are in."
    >
      <ul className="flex flex-col gap-1 text-13">
        {aliases.map(({ name, provider, model }) => (
          <li key={name} className="flex flex-wrap items-center gap-x-2">
            <code className="font-mono text-12 break-all">{name}</code>
            <span className="text-ink-3">is priced as</span>
            <span>{model}</span>
            <span className="text-ink-3">of {provider}</span>
            <Button
              size="small"
              look="quiet"
              aria-label={`Price ${name} no more as ${model}`}
              title="Take this back"
              onClick={async () => {
                const path = `${API.aliases}?name=${encodeURIComponent(name)}`;
                const left = await requestJson<readonly ModelAlias[]>(path, { method: "DELETE" });
                setProblem(left.ok ? null : left.error.message);
                if (left.ok) show(left.value);
              }}
            >
              <X size={13} aria-hidden />
            </Button>
          </li>
        ))}
      </ul>
      {problem ? (
        <p role="alert" className="mt-2 text-13 text-loss">
          {problem}
        </p>
      ) : null}
    </Panel>
  );
}
