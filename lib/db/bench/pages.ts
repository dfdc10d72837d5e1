/** A page as a browser asks for it: its own text, then all of its questions at once. */
export interface BenchPage {
  readonly name: string;
  readonly path: string;
  readonly asks: readonly string[];
}

const measures = (...names: readonly string[]): string => `query?measure=${names.join(",")}`;

const SAVINGS_STEPS = [
  ...["listStandard", "cachedInputSaved", "cacheWritesPaid", "contractSaved"],
  ...["savedBy.flex", "savedBy.batch", "savedBy.priority", "savedBy.other", "spend"],
  "cachedTokens",
];
const SAVINGS_CUT = [
  ...["listStandard", "cachedInputSaved", "savedBy.flex", "savedBy.batch", "savedBy.priority"],
  ...["saved", "spend", "available"],
];
const REFUSED = ["operations", "firstRefusedShare", "firstRefusedLow", "firstRefusedHigh"];
const CAUSES = [
  ...["firstCapacityShare", "firstRateLimitShare", "firstSlowDownShare", "firstUnknown429Share"],
  "firstQuotaShare",
];
const OVERVIEW_KEY = ["spend", "saved", "available", "share429", "latency.p95"];
/** A month of the bench's calls, with a month before it. */
const MONTH = "from=2026-10-02&to=2026-10-31";

const moved = (by: string): string =>
  `${measures("spend")}&by=${by}&order=-change&limit=5&compare=previous&${MONTH}`;

/** What each page asks when it is opened, over all calls; what its own text brings is not asked again. */
export const BENCH_PAGES: readonly BenchPage[] = [
  { name: "overview", path: "/", asks: [measures(...OVERVIEW_KEY)] },
  {
    ...{ name: "overview of a month beside the month before", path: `/?${MONTH}` },
    asks: [
      `${measures(...OVERVIEW_KEY)}&compare=previous&${MONTH}`,
      ...["model", "project", "workload"].map(moved),
    ],
  },
  {
    ...{ name: "savings", path: "/savings" },
    asks: [
      "savings",
      measures("listStandard", "spend", "saved", "cachedInputSaved", "available"),
      measures(...SAVINGS_STEPS),
      measures("spend", ...["standard", "flex", "batch", "priority"].map((to) => `spendAt.${to}`)),
      `${measures(...SAVINGS_CUT)}&by=model&order=-spend&limit=200`,
    ],
  },
  {
    ...{ name: "reliability", path: "/reliability" },
    asks: [
      "reliability",
      measures(
        ...["firstRefusedShare", "attemptsPerOperation", "backoffMs", "fallbackShare"],
        "timeoutShare",
      ),
      measures(
        ...[...REFUSED, "operationsWithId", "firstRefusedEffective", "fallbackShare", "failingMs"],
        ...["backoffMs", "firstQuotaShare", "share429"],
      ),
      `${measures("operations", "firstRefusedShare")}&by=requestedTier`,
      `${measures("operations", "failingMs", "backoffMs")}&by=errorClass`,
      `${measures("calls", "spend")}&by=errorClass`,
      `${measures(...REFUSED, ...CAUSES)}&by=day`,
      `${measures(...REFUSED)}&by=day,requestedTier`,
      `${measures("operations", "firstRefusedShare")}&by=hourOfWeek`,
      `${measures("operationsWithId")}&by=attempts,outcome`,
      `${measures("operations", "fallbackShare")}&by=day,requestedTier`,
      `${measures("failingMs", "backoffMs", "operations")}&by=requestedTier`,
      `${measures(...REFUSED, "attemptsPerOperation", "fallbackShare", "backoffMs")}&by=model,requestedTier&order=-operations&limit=200`,
    ],
  },
  {
    ...{ name: "latency", path: "/latency" },
    asks: [
      "latency",
      measures("latency.p50", "latency.p95", "latency.p99", "ttft.p50"),
      `${measures("latency.p50", "latency.p95")}&by=servedTier`,
      `${measures("latency.p50")}&by=day,servedTier`,
      `${measures("latency.p50", "latency.p90", "latency.p95", "latency.p99", "ttft.p50", "ttft.p95")}&by=model,servedTier`,
    ],
  },
  {
    ...{ name: "audit", path: "/audit" },
    asks: [
      "audit",
      measures("calls", "askedShare", "servedAsAskedShare", "paidOverAsked"),
      `${measures("records", "spend", "spendAsAsked")}&by=requestedTier,servedTier`,
    ],
  },
  { name: "workloads", path: "/workloads", asks: ["workloads"] },
  { name: "calls", path: "/calls", asks: [] },
];

/** Lists of calls, each of which is to come at once; `pages` follow the first before it is timed. */
export const BENCH_LISTS: readonly {
  readonly name: string;
  readonly ask: string;
  readonly pages?: number;
}[] = [
  { name: "calls: first page", ask: "calls?limit=50" },
  { name: "calls: 50th page", ask: "calls?limit=50", pages: 49 },
  { name: "calls: last page, oldest first", ask: "calls?limit=50&sort=time" },
  { name: "calls: 50th page from the oldest", ask: "calls?limit=50&sort=time", pages: 49 },
  { name: "calls of one project", ask: "calls?limit=50&project=project-3" },
  { name: "calls of one key, 20th page", ask: "calls?limit=50&apiKey=key-7", pages: 19 },
  {
    ...{ name: "calls: 429s of one project, 6th page", pages: 5 },
    ask: "calls?limit=50&errorClass=rate_limit&project=project-3",
  },
  { name: "calls: slowest first", ask: "calls?limit=50&sort=-latency" },
  {
    name: "calls: 429s, slowest first",
    ask: "calls?limit=50&errorClass=rate_limit&sort=-latency",
  },
  { name: "calls: dearest of one project", ask: "calls?limit=50&project=project-3&sort=-cost" },
];
