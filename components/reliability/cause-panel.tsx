"use client";
import { parseUsd } from "../../lib/core/money.ts";
import { type Ask, askPath } from "../answers/ask.ts";
import type { PageContext } from "../answers/page-context.ts";
import { useAnswers } from "../answers/use-answers.ts";
import { CauseMark } from "../causes/cause-mark.tsx";
import { causeStyle } from "../causes/cause-style.ts";
import { TableExports } from "../download/table-exports.tsx";
import { pageHref } from "../filters/filter-query.ts";
import { formatExactUsd, formatUsd } from "../format/money.ts";
import { UNKNOWN } from "../format/number-text.ts";
import { formatCount, formatCounted, formatDuration, formatShare } from "../format/quantity.ts";
import { Button } from "../ui/button.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { Notice } from "../ui/notice.tsx";
import { Panel } from "../ui/panel.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { BEGUN_ASK, FAILED_ASK } from "./asks.ts";
import { type CauseRow, causeRows, causeTable, moneyLine } from "./cause-rows.ts";
import type { ReliabilityAsked } from "./use-reliability.ts";

function countColumn(
  id: string,
  header: string,
  hint: string,
  read: (row: CauseRow) => number | null,
): Column<CauseRow> {
  return { id, header, hint, numeric: true, sortBy: read, cell: (row) => formatCount(read(row)) };
}

function timeColumn(
  id: string,
  header: string,
  hint: string,
  read: (row: CauseRow) => number | null,
): Column<CauseRow> {
  return {
    ...{ id, header, hint, numeric: true, sortBy: read },
    cell: (row) => {
      const bound = id === "failing" && row.failingSilent > 0;
      if (bound && row.failingSilent >= row.first) return UNKNOWN;
      const title = bound
        ? `leaves out ${formatCounted(row.failingSilent, "operation")} without a duration`
        : undefined;
      return (
        <span title={title}>
          {bound ? "\u2265\u00a0" : ""}
          {formatDuration(read(row))}
        </span>
      );
    },
  };
}

const NOT_TOLD: Readonly<Record<string, string>> = {
  dearer: "no operation id tells which call answered in its place",
  billed: "no tokens are stated, and whether such calls are billed is not documented",
};

function moneyColumn(
  id: string,
  header: string,
  hint: string,
  read: (row: CauseRow) => string | null,
): Column<CauseRow> {
  return {
    ...{ id, header, hint, numeric: true },
    sortBy: (row) => parseUsd(read(row) ?? ""),
    cell: (row) => {
      const usd = read(row);
      return (
        <span title={usd === null ? NOT_TOLD[id] : formatExactUsd(usd)}>
          {usd === null ? UNKNOWN : formatUsd(usd)}
        </span>
      );
    },
  };
}

function columnsOf(page: PageContext): readonly Column<CauseRow>[] {
  return [
    {
      id: "cause",
      header: "Cause",
      cell: ({ cause }) => (
        <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
          <CauseMark cause={cause} />
          <TextLink href={pageHref("/calls", { ...page.filters, errorClasses: [cause] })}>
            {causeStyle(cause).name}
          </TextLink>
          {cause === "quota" ? <span className="text-12 text-ink-3">billing, apart</span> : null}
        </span>
      ),
    },
    countColumn("calls", "Calls", "attempts that failed so", ({ calls }) => calls),
    countColumn(
      "first",
      "Began so",
      "operations whose first attempt failed so",
      (row) => row.first,
    ),
    {
      ...{ id: "share", header: "Of operations", numeric: true },
      sortBy: ({ firstShare }) => firstShare,
      cell: ({ firstShare }) => (firstShare === null ? UNKNOWN : formatShare(firstShare, 1)),
    },
    timeColumn(
      "failing",
      "Failing",
      "time of the failed attempts of operations that began so",
      ({ failingMs }) => failingMs,
    ),
    timeColumn(
      "waited",
      "Waiting",
      "time from the end of an attempt to the start of the next, of these operations",
      ({ waitedMs }) => waitedMs,
    ),
    countColumn(
      "fallbacks",
      "Fell back",
      "calls answered at another tier after one of flex or batch had failed so",
      ({ fallbacks }) => fallbacks,
    ),
    moneyColumn(
      "dearer",
      "Dearer by",
      "what those fallbacks cost more than at the tier asked for",
      ({ dearer }) => dearer,
    ),
    moneyColumn(
      "billed",
      "Billed",
      "price of the failed calls that state tokens; refusals cost nothing",
      ({ billed }) => billed,
    ),
  ];
}

interface CauseTableProps {
  readonly page: PageContext;
  readonly rows: readonly CauseRow[];
  /** A newer answer is on its way. */
  readonly pending: boolean;
}

function CauseTable({ page, rows, pending }: CauseTableProps) {
  return (
    <div
      aria-busy={pending}
      className={pending ? "opacity-60 transition-opacity delay-300" : undefined}
    >
      {rows.length === 0 ? (
        <p className="px-4 pb-4 text-13 text-ink-2">No call of this period failed.</p>
      ) : (
        <DataTable
          caption="What each cause cost"
          columns={columnsOf(page)}
          rows={rows}
          rowKey={({ cause }) => cause}
        />
      )}
    </div>
  );
}

/** What each cause of failure cost, in time and in money. */
export function CausePanel({
  page,
  asked,
}: {
  readonly page: PageContext;
  readonly asked: ReliabilityAsked;
}) {
  const path = (ask: Ask): string => askPath(ask, page.filters, page.step);
  const { answers, pending, problem, retry } = useAnswers(
    [path(BEGUN_ASK), path(FAILED_ASK)],
    page.round,
  );
  const [begun, failed] = answers ?? [];
  const trouble = problem ?? asked.problem;
  const rows = begun && failed && asked.found && causeRows(begun, failed, asked.found.fallbacks);

  function again(): void {
    if (problem) retry();
    if (asked.problem) asked.retry();
  }

  return (
    <Panel
      flush
      title="What each cause cost"
      note={rows ? moneyLine(rows) : undefined}
      actions={
        rows ? (
          <TableExports
            id="causes"
            title="What each cause cost"
            table={() => causeTable(rows)}
            marks={page.marks}
            covers={page.covers}
          />
        ) : null
      }
    >
      {trouble ? (
        <div className="px-4 pb-3">
          <Notice kind="warn" live actions={<Button onClick={again}>Try again</Button>}>
            {trouble.message}
          </Notice>
        </div>
      ) : null}
      {rows ? (
        <CauseTable page={page} rows={rows} pending={pending || asked.pending} />
      ) : trouble ? null : (
        <Skeleton className="mx-4 mb-4 h-60" />
      )}
    </Panel>
  );
}
