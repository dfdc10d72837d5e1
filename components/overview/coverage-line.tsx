"use client";
import { useState } from "react";
import type { Coverage, GrainSums, CoverageLine as Line } from "../../lib/wire/overview.ts";
import type { Filtering } from "../filters/filtering.ts";
import { UNKNOWN } from "../format/number-text.ts";
import { formatCount, formatShare } from "../format/quantity.ts";
import { Button } from "../ui/button.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { Notice } from "../ui/notice.tsx";
import { Sheet } from "../ui/sheet.tsx";
import { TextButton } from "../ui/text-link.tsx";
import { amountWords } from "./amount-words.ts";
import { coverageIsOff, coverageWords, undatedWords } from "./coverage-words.ts";
import { atLeast, tokenWords } from "./token-words.ts";

const share = (part: number | null): string => (part === null ? UNKNOWN : formatShare(part, 1));

function tokens({ inputTokens, outputTokens, inputUnknown, outputUnknown }: GrainSums): string {
  const known = inputTokens === null && outputTokens === null;
  return tokenWords(
    known ? null : (inputTokens ?? 0) + (outputTokens ?? 0),
    inputUnknown + outputUnknown,
  );
}

const cost = (side: GrainSums): string =>
  side.records === 0 ? UNKNOWN : amountWords(side.asServed, side);

const requests = (side: GrainSums): string =>
  atLeast(formatCount(side.requests), side.requestsUnknown);

const COLUMNS: readonly Column<Line>[] = [
  { id: "provider", header: "Provider", cell: ({ provider }) => provider ?? "unknown" },
  { id: "days", header: "Days", numeric: true, cell: ({ days }) => formatCount(days) },
  { id: "calls", header: "Tokens, calls", numeric: true, cell: ({ calls }) => tokens(calls) },
  { id: "rows", header: "Tokens, rows", numeric: true, cell: ({ buckets }) => tokens(buckets) },
  {
    id: "cost-calls",
    header: "Cost, calls",
    numeric: true,
    cell: ({ calls }) => cost(calls),
  },
  {
    id: "cost-rows",
    header: "Cost, rows",
    numeric: true,
    cell: ({ buckets }) => cost(buckets),
  },
  { id: "share", header: "Covered", numeric: true, cell: ({ tokenShare }) => share(tokenShare) },
  {
    id: "requests",
    header: "Requests, calls / rows",
    numeric: true,
    cell: ({ calls, buckets, requestShare }) =>
      `${requests(calls)} / ${requests(buckets)} (${share(requestShare)})`,
  },
];

function HowCovered({ coverage }: { readonly coverage: Coverage }) {
  return (
    <div className="flex flex-col gap-4 text-13">
      <p>
        Covered = input and output tokens of the single calls ÷ those of the aggregate rows, where
        both tell of the same provider, project and UTC day. A provider or project that one side
        does not name may be any. An aggregate row of several days counts as told twice when calls
        tell of one of them. Of a batch whose calls name no time, its aggregate row counts. The two
        are never added up. Under 95 % or over 105 %, the two are not the same usage, and the page
        warns.
      </p>
      <p className="text-ink-2">
        What a reseller such as OpenRouter billed is compared by the provider that answered, so its
        calls can push out rows that this provider billed itself, or the other way round. Where both
        are stored, neither side holds all: filter by API key to see each alone.
      </p>
      <p className="text-ink-2">
        Over 100 %, calls were logged that the export does not hold yet, or that it books elsewhere.
      </p>
      <DataTable
        caption="Coverage by provider"
        columns={COLUMNS}
        rows={coverage.providers}
        rowKey={({ provider }) => provider ?? ""}
      />
    </div>
  );
}

interface CoverageLineProps {
  readonly coverage: Coverage;
  /** Absent where the other side cannot be chosen. */
  readonly filtering?: Filtering;
}

/** Where calls and aggregate rows tell of the same: how far they agree, and the other side to show. */
export function CoverageLine({ coverage, filtering }: CoverageLineProps) {
  const [open, setOpen] = useState(false);
  const other = coverage.shown === "calls" ? "buckets" : "calls";
  const isOff = coverageIsOff(coverage);
  const change = filtering && {
    children: other === "buckets" ? "Show aggregate rows instead" : "Show calls instead",
    onClick: () => filtering.apply({ prefer: other }),
  };
  return (
    <Notice
      kind={isOff ? "warn" : "info"}
      actions={
        <span className="no-print flex flex-wrap items-center gap-x-3">
          <TextButton onClick={() => setOpen(true)} aria-label="How computed: coverage">
            How computed
          </TextButton>
          {change && isOff ? <Button size="small" {...change} /> : null}
          {change && !isOff ? <TextButton {...change} /> : null}
        </span>
      }
    >
      {filtering ? coverageWords(coverage) : undatedWords(coverage)}
      <Sheet
        open={open}
        onOpenChange={setOpen}
        title="How “coverage” is computed"
        description="Single calls beside the aggregate rows of usage exports."
      >
        <HowCovered coverage={coverage} />
      </Sheet>
    </Notice>
  );
}
