import type { CellFilter } from "../../analytics/cost-cell.ts";
import type { OperationCell, OperationSplit } from "../../analytics/operation-cell.ts";
import { ERROR_CLASSES, OUTCOMES } from "../../core/record.ts";
import type { Database } from "../database.ts";
import { OPERATION_FAMILY } from "../operation-family.ts";
import type { PriceFrame } from "../price-frame.ts";
import { refreshRollups } from "../writes/refresh-rollups.ts";
import { askSums, type SumRow } from "./ask-sums.ts";
import { dataSpan } from "./data-span.ts";

export interface OperationQuestion {
  readonly filter: CellFilter;
  readonly splits: readonly OperationSplit[];
}

export const OPERATION_COLUMNS = {
  provider: { column: "provider", kind: "provider" },
  model: { column: "model", kind: "model" },
  tierRequested: { column: "tier_requested", kind: "tierRequested" },
  project: { column: "project", kind: "project" },
  workload: { column: "workload", kind: "workload" },
  apiKey: { column: "api_key", kind: "apiKey" },
  endpoint: { column: "endpoint", kind: "endpoint" },
  firstErrorClass: { column: "first_error_class", kind: null },
  lastOutcome: { column: "last_outcome", kind: null },
  lastErrorClass: { column: "last_error_class", kind: null },
  lastTierServed: { column: "last_tier_served", kind: "tierServed" },
  fellBack: { column: "fell_back", kind: null, isFlag: true },
  grouped: { column: "grouped", kind: null, isFlag: true },
  attemptsEach: { column: "attempts_each", kind: null },
} as const;

/** What a filter says of an operation: its served tier and its outcome are its last, its error class its first. */
export const OPERATION_FILTERED = {
  tier_served: "last_tier_served",
  outcome: "last_outcome",
  error_class: "first_error_class",
};

/**
 * Operations whose first attempt the filter means, as new as the committed facts. Names are those of the first
 * attempt; a filter by served tier or outcome looks at the last, by error class at the first.
 */
export async function operationCells(
  db: Database,
  { filter, splits }: OperationQuestion,
  frame: PriceFrame,
): Promise<readonly OperationCell[]> {
  const found = await dataSpan(db, filter);
  if (!found) return [];
  // An operation that begins in the range may go on after it.
  await refreshRollups(db, frame.boundaries);
  const rows = await askSums(db, {
    ...{
      family: OPERATION_FAMILY,
      filter,
      splits,
      columns: OPERATION_COLUMNS,
      filtered: OPERATION_FILTERED,
    },
    ...{ frame, found },
  });
  return rows.map(operationCellOf);
}

/** A row of sums in the words of pages; splits that it lacks are null. */
export function operationCellOf(row: SumRow): OperationCell {
  const text = (name: keyof typeof OPERATION_COLUMNS): string | null => {
    const found = row[name];
    return typeof found === "string" ? found : null;
  };
  const sum = (name: string): number => Number(row[name] ?? 0);
  const place = (name: keyof typeof OPERATION_COLUMNS): number => Number(row[name] ?? -1);
  const flag = (name: keyof typeof OPERATION_COLUMNS): boolean | null => {
    const found = row[name];
    return typeof found === "boolean" ? found : null;
  };
  const each = row.attemptsEach;
  return {
    bucket: row.bucket,
    provider: text("provider"),
    model: text("model"),
    tierRequested: text("tierRequested"),
    project: text("project"),
    workload: text("workload"),
    apiKey: text("apiKey"),
    endpoint: text("endpoint"),
    firstErrorClass: ERROR_CLASSES[place("firstErrorClass")] ?? null,
    lastOutcome: OUTCOMES[place("lastOutcome")] ?? null,
    lastErrorClass: ERROR_CLASSES[place("lastErrorClass")] ?? null,
    lastTierServed: text("lastTierServed"),
    fellBack: flag("fellBack"),
    grouped: flag("grouped"),
    attemptsEach: typeof each === "number" ? each : null,
    operations: sum("operations"),
    attempts: sum("attempts"),
    waitedMs: sum("waited_ms"),
    waitedUnknown: sum("waited_unknown"),
    failingMs: sum("failing_ms"),
    failingUnknown: sum("failing_unknown"),
  };
}
