"use client";
import { Fragment } from "react";
import { formatCounted } from "../format/quantity.ts";
import { TextButton } from "../ui/text-link.tsx";
import { comparableDays } from "./comparable-days.ts";
import type { PageContext } from "./page-context.ts";

/** Where the period has no beginning, and so none before it: which periods could be compared. */
export function CompareHint({
  page: { frame, filters, filtering },
}: {
  readonly page: PageContext;
}) {
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
