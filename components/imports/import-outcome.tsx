"use client";
import dynamic from "next/dynamic";
import type { ImportSummary } from "../../lib/wire/imports.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { ImportProgress } from "./import-progress.tsx";
import { isOver } from "./import-state-words.ts";
import { useReport } from "./use-report.ts";

const ImportReportView = dynamic(
  () => import("./import-report-view.tsx").then((file) => file.ImportReportView),
  { loading: () => <Skeleton className="h-24" /> },
);

function Report({ summary }: { readonly summary: ImportSummary }) {
  const { report, problem, again } = useReport(summary);
  if (problem) {
    return (
      <Notice kind="warn" live actions={<Button onClick={again}>Try again</Button>}>
        {problem.message}
      </Notice>
    );
  }
  return report ? <ImportReportView report={report} /> : <Skeleton className="h-24" />;
}

interface ImportOutcomeProps {
  readonly summary: ImportSummary;
  /** The server does not answer. */
  readonly away: boolean;
  readonly onChange: () => void;
}

/** An import from wherever it is to its report. */
export function ImportOutcome({ summary, away, onChange }: ImportOutcomeProps) {
  return isOver(summary.state) ? (
    <Report summary={summary} />
  ) : (
    <ImportProgress summary={summary} away={away} onChange={onChange} />
  );
}
