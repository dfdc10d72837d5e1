import type { MappingColumn } from "../../lib/formats/mapping.ts";

export interface MappingField {
  readonly label: string;
  readonly group:
    | "Needed for a price"
    | "Tokens"
    | "Tiers and time"
    | "Who and what for"
    | "Outcome";
  readonly hint: string;
}

/** Words for every field that a column can be mapped to, in the order of the editor. */
export const MAPPING_FIELDS: Readonly<Record<MappingColumn, MappingField>> = {
  time: { label: "Time", group: "Needed for a price", hint: "When the call was made" },
  model: { label: "Model", group: "Needed for a price", hint: "The model that answered" },
  inputTotal: {
    label: "Input tokens",
    group: "Needed for a price",
    hint: "All of them, cached ones included",
  },
  outputTotal: {
    label: "Output tokens",
    group: "Needed for a price",
    hint: "All of them, reasoning included",
  },
  tierServed: {
    label: "Tier served",
    group: "Needed for a price",
    hint: "What the response said",
  },
  inputCached: { label: "Cached input", group: "Tokens", hint: "Part of the input tokens" },
  inputCacheWrite: { label: "Cache writes", group: "Tokens", hint: "Part of the input tokens" },
  inputCacheWrite1h: {
    label: "Cache writes, 1 h",
    group: "Tokens",
    hint: "Part of the cache writes",
  },
  reasoning: { label: "Reasoning", group: "Tokens", hint: "Part of the output tokens" },
  requests: { label: "Requests", group: "Tokens", hint: "For rows that sum several calls" },
  tierRequested: {
    label: "Tier requested",
    group: "Tiers and time",
    hint: "What the request asked for",
  },
  timeEnd: { label: "End of the row's time", group: "Tiers and time", hint: "For rows that sum" },
  latency: { label: "Latency", group: "Tiers and time", hint: "From request to last token" },
  ttft: { label: "Time to first token", group: "Tiers and time", hint: "Same unit as latency" },
  provider: { label: "Provider", group: "Who and what for", hint: "Such as openai" },
  project: { label: "Project", group: "Who and what for", hint: "" },
  workload: { label: "Workload", group: "Who and what for", hint: "One purpose, one deadline" },
  apiKey: { label: "API key", group: "Who and what for", hint: "Its name or id" },
  user: { label: "User", group: "Who and what for", hint: "Stored as a keyed hash" },
  endpoint: { label: "Endpoint", group: "Who and what for", hint: "" },
  requestId: { label: "Request id", group: "Outcome", hint: "Tells repeated rows apart" },
  operationId: {
    label: "Operation id",
    group: "Outcome",
    hint: "Shared by the attempts of one call",
  },
  attempt: { label: "Attempt", group: "Outcome", hint: "0 or 1 for the first" },
  status: { label: "HTTP status", group: "Outcome", hint: "A number such as 429" },
  errorCode: { label: "Error code", group: "Outcome", hint: "As the provider named it" },
};

const isMappingColumn = (name: string): name is MappingColumn =>
  Object.hasOwn(MAPPING_FIELDS, name);

export const MAPPING_COLUMNS = Object.keys(MAPPING_FIELDS).filter(isMappingColumn);

export const FIELD_GROUPS = [...new Set(Object.values(MAPPING_FIELDS).map(({ group }) => group))];

const OTHER_FIELDS: Readonly<Record<string, string>> = {
  startUs: "Time",
  endUs: "End",
  outcome: "Outcome",
  httpStatus: "HTTP status",
  errorClass: "Error cause",
  latencyMs: "Latency",
  ttftMs: "Time to first token",
  region: "Region",
  tier: "Tier",
  reportedUsd: "Reported, USD",
  grain: "Kind of row",
};

/** A record field's name on screen; one without words is shown by its own name. */
export function fieldLabel(name: string): string {
  if (isMappingColumn(name)) return MAPPING_FIELDS[name].label;
  return Object.hasOwn(OTHER_FIELDS, name) ? (OTHER_FIELDS[name] ?? name) : name;
}
