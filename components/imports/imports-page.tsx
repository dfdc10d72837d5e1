"use client";
import { useCallback, useEffect, useState } from "react";
import type { ImportSummary } from "../../lib/wire/imports.ts";
import { API } from "../../lib/wire/paths.ts";
import { postJson, requestJson } from "../api/request-json.ts";
import { formatCount, formatCounted } from "../format/quantity.ts";
import { Page } from "../shell/page.tsx";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Panel } from "../ui/panel.tsx";
import { ImportList } from "./import-list.tsx";
import { NewImportFlow } from "./new-import.tsx";
import { isMoving } from "./use-import-report.ts";

const REFRESH_MS = 2_000;

/** Imports in any other state have left no rows. */
const HOLDS_ROWS: ReadonlySet<ImportSummary["state"]> = new Set(["running", "interrupted", "done"]);

/** The list of imports, asked for again while one of them runs and whenever `refresh` is called. */
function useImports(initial: readonly ImportSummary[]) {
  const [imports, setImports] = useState(initial);
  const running = imports.some(({ state }) => isMoving(state));

  const refresh = useCallback(() => {
    requestJson<readonly ImportSummary[]>(API.imports).then((answer) => {
      if (answer.ok) setImports(answer.value);
    });
  }, []);

  useEffect(() => {
    if (!running) return;
    const timer = setInterval(refresh, REFRESH_MS);
    return () => clearInterval(timer);
  }, [running, refresh]);

  return { imports, refresh };
}

function Answer({ imports }: { readonly imports: readonly ImportSummary[] }) {
  const kept = imports.filter(({ state }) => HOLDS_ROWS.has(state));
  if (kept.length === 0) return <p>Nothing yet. Drop a file, or load the sample month.</p>;
  const sum = (key: "inserted" | "rejected"): number =>
    kept.reduce((total, { counts }) => total + counts[key], 0);
  return (
    <p>
      <strong>{formatCounted(sum("inserted"), "record")}</strong> from{" "}
      {formatCounted(kept.length, "import")}
      {sum("rejected") > 0 ? (
        <>
          ; <strong>{formatCount(sum("rejected"))}</strong> rows were rejected
        </>
      ) : (
        ", none rejected"
      )}
      .
    </p>
  );
}

function LoadSample({ onLoaded }: { readonly onLoaded: () => void }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function load(): Promise<void> {
    setBusy(true);
    const answer = await postJson<ImportSummary>(API.sample, {});
    setBusy(false);
    setProblem(answer.ok ? null : answer.error.message);
    if (answer.ok) onLoaded();
  }

  return (
    <div className="flex flex-wrap items-center gap-3">
      <Button disabled={busy} onClick={load}>
        {busy ? "Loading sample data" : "Load sample data"}
      </Button>
      <span className="text-13 text-ink-3">
        A made-up month of about 100,000 calls, marked on every page.
      </span>
      {problem ? (
        <Notice kind="warn" live>
          {problem}
        </Notice>
      ) : null}
    </div>
  );
}

/** Where files come in: detection, mapping, progress, report, undo. */
export function ImportsPage({ imports: initial }: { readonly imports: readonly ImportSummary[] }) {
  const { imports, refresh } = useImports(initial);
  const hasSample = imports.some(({ synthetic, state }) => synthetic && state !== "undone");
  return (
    <Page title="What came in?" answer={<Answer imports={imports} />}>
      <NewImportFlow onChange={refresh} />
      {hasSample ? null : <LoadSample onLoaded={refresh} />}
      {imports.length > 0 ? (
        <Panel
          flush
          className="rounded-box border border-line"
          title="Imports"
          note="Received = inserted + duplicate + rejected + skipped, for every file."
        >
          <ImportList imports={imports} onChange={refresh} />
        </Panel>
      ) : null}
    </Page>
  );
}
