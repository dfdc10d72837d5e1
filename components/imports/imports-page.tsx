"use client";
import dynamic from "next/dynamic";
import { usePathname, useSearchParams } from "next/navigation";
import type { ImportSummary } from "../../lib/wire/imports.ts";
import type { OwnNames } from "../../lib/wire/own-names.ts";
import type { UploadState } from "../../lib/wire/paths.ts";
import { TableFiles } from "../download/table-exports.tsx";
import { TablePng } from "../download/table-png.tsx";
import { IgnoredChips } from "../filters/ignored-chips.tsx";
import { formatCount, formatCounted } from "../format/quantity.ts";
import { OwnNamesProvider } from "../own-names/own-names.tsx";
import { OwnNamesPanel } from "../own-names/own-names-panel.tsx";
import { Page } from "../shell/page.tsx";
import { Notice } from "../ui/notice.tsx";
import { Panel } from "../ui/panel.tsx";
import { ignoredImportParts } from "./ignored-import-parts.ts";
import { ImportDrop } from "./import-drop.tsx";
import { ImportList } from "./import-list.tsx";
import { isOver } from "./import-state-words.ts";
import { importTable } from "./import-table.ts";
import { LoadSample } from "./load-sample.tsx";
import { UnpricedPanel } from "./unpriced-panel.tsx";
import { useImportQueue } from "./use-import-queue.ts";
import { useImports } from "./use-imports.ts";

const QueueList = dynamic(() => import("./queue-list.tsx").then((file) => file.QueueList), {
  loading: () => null,
});

interface AnswerProps {
  readonly imports: readonly ImportSummary[];
  readonly hasOlder: boolean;
}

function Answer({ imports, hasOlder }: AnswerProps) {
  const kept = imports.filter(({ holdsRows }) => holdsRows);
  if (kept.length === 0) return <p>Nothing yet. Drop a file, or load the sample month.</p>;
  const sum = (key: "inserted" | "rejected"): number =>
    kept.reduce((total, { counts }) => total + counts[key], 0);
  return (
    <p>
      <strong>{formatCounted(sum("inserted"), "record")}</strong> from{" "}
      {formatCounted(kept.length, "import")}
      {sum("rejected") > 0 ? (
        <>
          ; <strong>{formatCounted(sum("rejected"), "row")}</strong>{" "}
          {sum("rejected") === 1 ? "was" : "were"} rejected
        </>
      ) : (
        ", none rejected"
      )}
      {hasOlder ? `, in the newest ${formatCount(imports.length)} imports` : ""}.
    </p>
  );
}

/** What of the address says nothing to this page. */
function NotUnderstood({ imports, hasOlder }: AnswerProps) {
  const path = usePathname();
  const listed = imports.map(({ id }) => id);
  return (
    <IgnoredChips
      parts={ignoredImportParts(new URLSearchParams(useSearchParams()), listed, hasOlder)}
      onForget={() => window.history.replaceState(null, "", path)}
    />
  );
}

/** The list as files; it says whether older imports are missing. */
function ImportDownloads({ imports, hasOlder }: AnswerProps) {
  const newest = `the newest ${formatCount(imports.length)} imports`;
  const covers = hasOlder ? newest : "every import";
  const table = () => importTable(imports);
  const named = { id: "imports", title: "Imports" };
  return (
    <>
      <TableFiles {...named} table={table} marks={[{ label: "List", text: covers }]} />
      <TablePng {...named} table={table} covers={covers} />
    </>
  );
}

/** Changes when rows have come in or gone. */
const storedVersion = (imports: readonly ImportSummary[]): string =>
  imports.flatMap(({ id, state }) => (isOver(state) ? [`${id} ${state}`] : [])).join(",");

interface ImportsPageProps {
  readonly own: OwnNames;
  readonly imports: readonly ImportSummary[];
  readonly uploads: readonly UploadState[];
  readonly pageSize: number;
}

/** Where files come in: detection, mapping, dry run, progress, report, undo. */
export function ImportsPage({ imports: initial, uploads, own, pageSize }: ImportsPageProps) {
  const { imports, problem, hasOlder, refresh, loadOlder } = useImports(initial, pageSize);
  const { queue, files } = useImportQueue({ uploads, imports: initial }, refresh);
  const hasSample = imports.some(
    ({ synthetic, state, holdsRows }) => synthetic && (holdsRows || !isOver(state)),
  );
  return (
    <OwnNamesProvider initial={own}>
      <Page title="What came in?" answer={<Answer imports={imports} hasOlder={hasOlder} />}>
        {problem ? (
          <Notice kind="warn" live>
            {problem.message} Nothing is lost: this page asks again every two seconds.
          </Notice>
        ) : null}
        <NotUnderstood imports={imports} hasOlder={hasOlder} />
        <ImportDrop small={files.length > 0} onFiles={(dropped) => queue.add(dropped)} />
        {files.length > 0 ? (
          <QueueList
            files={files}
            queue={queue}
            imports={imports}
            away={problem !== null}
            onChange={refresh}
          />
        ) : null}
        {files.length === 0 ? <UnpricedPanel version={storedVersion(imports)} /> : null}
        <OwnNamesPanel />
        {hasSample || files.length > 0 ? null : <LoadSample onLoaded={refresh} />}
        {imports.length > 0 ? (
          <Panel
            flush
            className="rounded-box border border-line"
            title="Imports"
            note="Received = inserted + duplicate + rejected + skipped, for every file."
            actions={<ImportDownloads imports={imports} hasOlder={hasOlder} />}
          >
            <ImportList
              imports={imports}
              away={problem !== null}
              hasOlder={hasOlder}
              onOlder={loadOlder}
              onChange={refresh}
            />
          </Panel>
        ) : null}
      </Page>
    </OwnNamesProvider>
  );
}
