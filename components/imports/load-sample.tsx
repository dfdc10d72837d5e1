"use client";
import { useState } from "react";
import type { ImportSummary } from "../../lib/wire/imports.ts";
import { API } from "../../lib/wire/paths.ts";
import { postJson } from "../api/request-json.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { SampleProgress } from "./sample-progress.tsx";

/** Brings in the made-up month. */
export function LoadSample({ onLoaded }: { readonly onLoaded: () => void }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function load(): Promise<void> {
    setBusy(true);
    const answer = await postJson<ImportSummary>(API.sample, {});
    setBusy(false);
    setProblem(answer.ok ? null : answer.error.message);
    onLoaded();
  }

  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button disabled={busy} onClick={load}>
        {busy ? "Loading sample data" : "Load sample data"}
      </Button>
      {busy ? (
        <SampleProgress />
      ) : (
        <span className="text-13 text-ink-3">
          A made-up month of about 100,000 calls, marked on every page.
        </span>
      )}
      {problem ? (
        <Notice kind="warn" live>
          {problem}
        </Notice>
      ) : null}
    </div>
  );
}
