import type { Route } from "next";
import type { AppliedFilters, MoveTier } from "../../lib/wire/overview.ts";
import { pageHref } from "../filters/filter-query.ts";
import type { JsonObject } from "./scenario-file.ts";

/** Batches of an hour, as the preset gathers them. */
const POLICIES: Readonly<Record<MoveTier, JsonObject>> = {
  flex: { kind: "flex" },
  batch: { kind: "batch", holdSeconds: 3_600 },
  standard: { kind: "standard" },
};

/** The page of scenarios under the same filters, with a workload's requests moved to a tier. */
export function scenarioHref(
  filters: AppliedFilters,
  workload: string | null,
  tier: MoveTier,
): Route {
  const workloads = [{ match: { workload }, policy: POLICIES[tier] }];
  return pageHref("/scenarios", filters, [["scenario", JSON.stringify({ workloads })]]);
}
