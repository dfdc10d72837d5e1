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
  requestsUnknown: 0,
  unpricedRecords: 0,
  unpricedRequests: 0,
  inputTokens: 208_189,
  inputUnknown: 0,
  outputTokens: 110_612,
  outputUnknown: 0,
  asServed: "10",
  tiers: {
    standard: atTier("10"),
    flex: atTier("5"),
    batch: atTier("5"),
    priority: atTier("17.5"),
  },
  saved: "0",
  available: "5",
  availableBy: { standard: "0", flex: "5", batch: "0" },
  bestMove: { tier: "flex", tiers: ["flex", "batch"], saves: "5" },
};

const choices: Overview["choices"] = {
  models: [],
  tiers: [],
  projects: [],
  workloads: [],
  providers: [],
  tiersServed: [],
  tiersRequested: [],
  apiKeys: [],
  endpoints: [],
  errorClasses: [],
  outcomes: [],
};

const filters: Overview["filters"] = {
  period: "all",
  fromUs: null,
  toUs: null,
  fromDay: null,
  toDay: null,
  zone: "UTC",
  prefer: "calls",
  data: null,
  models: [],
  tiers: [],
  projects: [],
  workloads: [],
  providers: [],
  tiersServed: [],
  tiersRequested: [],
  apiKeys: [],
  endpoints: [],
  errorClasses: [],
  outcomes: [],
  exclude: {},
  ignored: [],
};

/** An overview for tests: 100 priced records at standard, changed where the test says so. */
export function overviewOf(total: Partial<CostLine> = {}, more: Partial<Overview> = {}): Overview {
  return {
    nowUs: Date.UTC(2026, 10, 21) * 1000,
    hasData: true,
    filters,
    choices,
    dataFromUs: null,
    dataToUs: null,
    synthetic: "none",
    shown: "own",
    total: { ...line, ...total },
    calls: 100,
    buckets: 0,
    coverage: null,
    undatedCoverage: null,
    toldApart: null,
    reported: null,
    undatedRecords: 0,
    runningImports: 0,
    hoursBehind: 0,
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
