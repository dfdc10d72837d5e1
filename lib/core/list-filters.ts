import { ERROR_CLASSES, OUTCOMES } from "./record.ts";

/**
 * What records may be chosen by: the key of each list among the applied filters, its parameter in a URL (with "!" behind it
 * to leave values out) and its name on screen.
 */
export const LIST_FILTERS = [
  { key: "models", parameter: "model", label: "Model" },
  { key: "tiers", parameter: "tier", label: "Tier" },
  { key: "projects", parameter: "project", label: "Project" },
  { key: "workloads", parameter: "workload", label: "Workload" },
  { key: "providers", parameter: "provider", label: "Provider" },
  { key: "tiersServed", parameter: "servedTier", label: "Served tier" },
  { key: "tiersRequested", parameter: "requestedTier", label: "Requested tier" },
  { key: "apiKeys", parameter: "apiKey", label: "API key" },
  { key: "endpoints", parameter: "endpoint", label: "Endpoint" },
  { key: "errorClasses", parameter: "errorClass", label: "Error class", values: ERROR_CLASSES },
  { key: "outcomes", parameter: "outcome", label: "Outcome", values: OUTCOMES },
] as const satisfies readonly {
  readonly key: string;
  readonly parameter: string;
  readonly label: string;
  /** What it may hold, where that is a closed list. */
  readonly values?: readonly string[];
}[];

export type ListFilter = (typeof LIST_FILTERS)[number]["key"];

/** Values by list; "unknown" stands for records that do not say. */
export type FilterLists = Readonly<Record<ListFilter, readonly string[]>>;

const SINGLE_PARAMETERS = ["period", "from", "to", "zone", "prefer", "data"];

/** Every URL parameter that filters read. */
export const FILTER_PARAMETERS: readonly string[] = [
  ...SINGLE_PARAMETERS,
  ...LIST_FILTERS.flatMap(({ parameter }) => [parameter, `${parameter}!`]),
];
