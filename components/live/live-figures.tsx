"use client";
import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import type { LiveFigures } from "../../lib/wire/live.ts";
import { formatExactUsd, formatUsd } from "../format/money.ts";
import { formatCount, formatCounted, formatDuration, formatShare } from "../format/quantity.ts";
import { Figure } from "../ui/figure.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { TextButton } from "../ui/text-link.tsx";
import type { LiveTable } from "./live-table.ts";
import { rateWords, spanWords } from "./live-words.ts";

/** Its code comes only where it is shown. */
const FigureTable = dynamic(() => import("./figure-table.tsx").then((file) => file.FigureTable), {
  loading: () => <Skeleton className="mt-px h-24" />,
});

const UNKNOWN = "–";

function latencyWords({ latency, untimed }: LiveFigures): string {
  if (latency === null) return "no answer says how long it took";
  const silent = untimed > 0 ? `, ${formatCount(untimed)} more without a time` : "";
  return `of ${formatCounted(latency.answers, "answer")}${silent}`;
}

function moneyWords({ standardPerHour, unpriced, keptAsServed }: LiveFigures): string {
  const parts = [
    `${formatUsd(standardPerHour)} at standard`,
    unpriced > 0 ? `${formatCount(unpriced)} without a price` : "",
    keptAsServed > 0 ? `${formatCount(keptAsServed)} not sold at standard count as served` : "",
  ];
  return parts.filter((part) => part !== "").join("; ");
}

interface LiveFiguresRowProps {
  readonly figures: LiveFigures;
  /** The table that is open under the figures. */
  readonly table: LiveTable | null;
  readonly onTable: (table: LiveTable | null) => void;
}

/** The figures of the last minutes, each with the small table behind it. */
export function LiveFiguresRow({ figures, table, onTable }: LiveFiguresRowProps) {
  const { attempts, refused, latency, servedPerHour, served, unpriced } = figures;
  const isUnpriced = attempts > 0 && unpriced === attempts;
  const opener = (of: LiveTable, words: string): ReactNode => (
    <TextButton
      className="text-12"
      aria-expanded={table === of}
      onClick={() => onTable(table === of ? null : of)}
    >
      {words}
    </TextButton>
  );
  return (
    <div className="overflow-hidden rounded-box border border-line bg-line">
      <dl className="grid grid-cols-2 gap-px lg:grid-cols-4">
        <Figure
          label="Attempts a minute"
          value={rateWords(attempts, figures)}
          context={`${formatCount(attempts)} in ${spanWords(figures)}`}
          basis="measured"
          action={opener("rate", "by tier")}
        />
        <Figure
          label="Refused with 429"
          value={attempts === 0 ? UNKNOWN : formatShare(refused, attempts)}
          context={`${formatCount(refused)} of ${formatCounted(attempts, "attempt")}`}
          basis="measured"
          action={opener("refused", "by cause")}
        />
        <Figure
          label="Took, p50 and p95"
          value={
            latency === null
              ? UNKNOWN
              : `${formatDuration(latency.p50Ms)}, ${formatDuration(latency.p95Ms)}`
          }
          isLong={latency !== null}
          context={latencyWords(figures)}
          basis="measured"
          action={opener("latency", "by tier")}
        />
        <Figure
          label="Spent an hour"
          value={isUnpriced ? UNKNOWN : formatUsd(servedPerHour)}
          exact={`${formatExactUsd(served)} in ${spanWords(figures)}`}
          context={moneyWords(figures)}
          basis="modelled"
          action={opener("spend", "by tier")}
        />
      </dl>
      {table === null ? null : <FigureTable figures={figures} table={table} />}
    </div>
  );
}
