import type { CostLine, Overview } from "../../lib/wire/overview.ts";

const atTier = (total: string) => ({
  total,
  moved: total,
  kept: "0",
  eligible: 100,
  ineligible: 0,
});

const line: CostLine = {
  records: 100,
  requests: 100,
  unpricedRecords: 0,
  inputTokens: 208_189,
  outputTokens: 110_612,
  asServed: "10",
  tiers: {
    standard: atTier("10"),
    flex: atTier("5"),
    batch: atTier("5"),
    priority: atTier("17.5"),
  },
  saved: "0",
  available: "5",
  availableBy: { flex: "5", batch: "0" },
};

/** An overview for tests: 100 priced records at standard, changed where the test says so. */
export function overviewOf(total: Partial<CostLine> = {}, more: Partial<Overview> = {}): Overview {
  return {
    hasData: true,
    filters: {
      period: "all",
      fromUs: null,
      toUs: null,
      zone: "UTC",
      models: [],
      tiers: [],
      projects: [],
      workloads: [],
      ignored: [],
    },
    choices: { models: [], tiers: [], projects: [], workloads: [] },
    dataFromUs: null,
    dataToUs: null,
    synthetic: "none",
    total: { ...line, ...total },
    calls: 100,
    buckets: 0,
    shadowedBuckets: 0,
    days: [],
    models: [],
    workloads: [],
    projects: [],
    unpriced: [],
    assumed: [],
    ineligible: [],
    firstMove: null,
    ...more,
  };
}
