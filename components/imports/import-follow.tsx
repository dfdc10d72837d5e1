"use client";
import { Notice } from "../ui/notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { ImportProgress } from "./import-progress.tsx";
import { ImportReportView } from "./import-report-view.tsx";
import { isMoving, useImportReport } from "./use-import-report.ts";

interface ImportFollowProps {
  readonly id: number;
  readonly onSettled: () => void;
}

/** An import from wherever it is to its report. */
export function ImportFollow({ id, onSettled }: ImportFollowProps) {
  const { report, problem } = useImportReport(id, onSettled);
  if (report === null) {
    return problem ? (
      <Notice kind="warn" live>
        {problem.message}
      </Notice>
    ) : (
      <Skeleton className="h-24" />
    );
  }
  return (
    <div className="flex flex-col gap-4">
      {isMoving(report.state) ? (
        <ImportProgress report={report} />
      ) : (
        <ImportReportView report={report} />
      )}
      {problem ? <Notice kind="warn">{problem.message}</Notice> : null}
    </div>
  );
}
