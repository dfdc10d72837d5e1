"use client";
import { Download } from "lucide-react";
import { useState } from "react";
import { readPolicy } from "../../lib/retry/read-policy.ts";
import { saveFile } from "../download/save-file.ts";
import { Button } from "../ui/button.tsx";
import { Panel } from "../ui/panel.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { SelectField } from "../ui/select-field.tsx";
import { matchWords } from "./match-choices.ts";
import { policyCode } from "./policy-code.ts";
import type { Draft, JsonObject } from "./scenario-file.ts";

const FORMS = [
  { value: "configuration", label: "Configuration", file: "tierscope-policy.json" },
  { value: "node", label: "OpenAI Node", file: "flex-policy.mjs" },
  { value: "python", label: "OpenAI Python", file: "flex_policy.py" },
] as const;

type Form = (typeof FORMS)[number]["value"];

/** What becomes of a configuration, by the kind of its policy. */
function loadWords({ kind, onExhausted }: JsonObject): string {
  if (kind === "batch") {
    return "The client runs single calls. Gather these and submit them as batches of your own, by these numbers.";
  }
  const last =
    onExhausted === "batch"
      ? " After the last attempt it hands the refusal back: the batch is yours to submit."
      : "";
  return `The package @tierscope/client runs it by the rules that are simulated here: tierscope.withPolicy(policy).${last}`;
}

/** The text of a form; `why` where there is none. */
function textOf(policy: JsonObject, form: Form): { readonly text: string; readonly why: string } {
  const read = readPolicy(policy);
  if (!read.ok) return { text: "", why: "Mend the policy first: it is said beside its fields." };
  if (form === "configuration") return { text: JSON.stringify(read.value, null, 2), why: "" };
  const code = policyCode(read.value, form);
  return code.kind === "code" ? { text: code.text, why: "" } : { text: "", why: code.why };
}

/** Each policy as the client's configuration, and as code around the OpenAI SDKs. */
export function PolicyPanel({ draft: { workloads } }: { readonly draft: Draft }) {
  const [chosen, setChosen] = useState(0);
  const [form, setForm] = useState<Form>("configuration");
  const place = Math.min(chosen, workloads.length - 1);
  const workload = workloads[place];
  if (workload === undefined) return null;
  const { text, why } = textOf(workload.policy, form);
  const file = FORMS.find(({ value }) => value === form)?.file ?? "";
  return (
    <Panel
      title="The policy for your client"
      actions={
        <Button
          size="small"
          look="quiet"
          disabled={text === ""}
          onClick={() => saveFile(file, new Blob([text], { type: "text/plain" }))}
        >
          <Download size={13} aria-hidden className="max-sm:hidden" />
          Save
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <div className="flex flex-wrap items-end gap-3">
          {workloads.length < 2 ? null : (
            <SelectField
              label="Policy of"
              value={String(place)}
              onChange={({ target }) => setChosen(Number(target.value))}
              className="w-64"
            >
              {workloads.map(({ match }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a policy is its place
                <option key={at} value={at}>
                  {`${at + 1}: ${matchWords(match)}`}
                </option>
              ))}
            </SelectField>
          )}
          <Segmented label="As" segments={FORMS} value={form} onChange={setForm} />
        </div>
        {why === "" ? (
          <pre
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
            tabIndex={0}
            className="scroll-box max-h-80 rounded-control bg-sunken px-3 py-2 font-mono text-12"
          >
            {text}
          </pre>
        ) : (
          <p className="text-13 text-ink-2">{why}</p>
        )}
        {form === "configuration" && why === "" ? (
          <p className="text-12 text-ink-3">{loadWords(workload.policy)}</p>
        ) : null}
      </div>
    </Panel>
  );
}
