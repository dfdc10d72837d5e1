"use client";
import { LIST_FILTERS } from "../../lib/core/list-filters.ts";
import type { Overview } from "../../lib/wire/overview.ts";
import type { Filtering } from "../filters/filtering.ts";
import { formatDayOf } from "../format/moment.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";

interface NothingFoundProps {
  readonly overview: Overview;
  readonly filtering: Filtering;
}

/** There are records, but none under the filters: where they lie, and the way back. */
export function NothingFound({ overview, filtering }: NothingFoundProps) {
  const { dataFromUs, dataToUs, filters } = overview;
  const { apply } = filtering;
  const noLists = Object.fromEntries(LIST_FILTERS.map(({ key }) => [key, []]));
  const everything = { ...noLists, period: "all", exclude: {} };
  return (
    <EmptyState
      title="No record fits"
      actions={
        <>
          <Button look="primary" onClick={() => apply(everything)}>
            Clear all filters
          </Button>
          {filters.period === "all" ? null : (
            <Button onClick={() => apply({ period: "all" })}>Show all time</Button>
          )}
        </>
      }
    >
      {dataFromUs === null || dataToUs === null ? null : (
        <p>
          Records are stored from {formatDayOf(dataFromUs, filters.zone)} to{" "}
          {formatDayOf(dataToUs, filters.zone)} ({filters.zone}).
        </p>
      )}
    </EmptyState>
  );
}
