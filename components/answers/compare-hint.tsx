"use client";
import { Fragment } from "react";
import { formatDayOf } from "../format/moment.ts";
import { formatCounted } from "../format/quantity.ts";
import { TextButton } from "../ui/text-link.tsx";
import { comparableDays } from "./comparable-days.ts";
import type { PageContext } from "./page-context.ts";
import { periodBefore } from "./period-before.ts";

/** Why the period before says less than it seems to: records begin within it, or behind it. */
function shortWords({ frame, filters }: PageContext): string | null {
  const firstUs = frame.dataFromUs;
  const { fromUs } = filters;
  if (fromUs === null || firstUs === null) return null;
  if (fromUs <= firstUs) return "No record lies before this period: there is nothing to compare.";
  if (periodBefore({ frame, filters }) === "whole") return null;
  return `Records begin on ${formatDayOf(firstUs, filters.zone)}: the period before is not whole, and sums are not compared with it.`;
}

/** Where the period has no beginning, and so none before it: which periods could be compared. */
export function CompareHint({ page }: { readonly page: PageContext }) {
  const { frame, filters, filtering } = page;
  const short = shortWords(page);
  if (short !== null) return <p className="mt-2 px-1 text-12 text-ink-3">{short}</p>;
  if (filters.fromUs !== null) return null;
  const offered = comparableDays(frame, filters.zone);
  return (
    <p className="no-print mt-2 px-1 text-12 text-ink-3">
      A period without a beginning has none before it. Choose a period to compare
      {offered.map(({ days, from, to }, place) => (
        <Fragment key={days}>
          {place === 0 ? ": " : " or "}
          <TextButton onClick={() => filtering.apply({ days: { from, to } })}>
            the last {days === 1 ? "day" : formatCounted(days, "day")}
          </TextButton>
        </Fragment>
      ))}
      .
    </p>
  );
}
