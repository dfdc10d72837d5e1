import { isJsonObject, type JsonObject, own } from "./json-value.ts";

/** A page without rows that tells by what stands around them whose it is. */
export interface EmptyPage {
  /** The format's id. */
  readonly format: string;
  /** Where the rows would be. */
  readonly list: string;
}

interface Envelope extends EmptyPage {
  matches(page: JsonObject): boolean;
}

const has = (page: JsonObject, ...keys: readonly string[]): boolean =>
  keys.every((key) => Object.hasOwn(page, key));

const ENVELOPES: readonly Envelope[] = [
  {
    format: "openai-usage-api",
    list: "data",
    matches: (page) => own(page, "object") === "page",
  },
  {
    format: "cloudflare-aig-logs",
    list: "result",
    matches: (page) => has(page, "success", "errors", "messages"),
  },
  {
    format: "langfuse-observations",
    list: "data",
    matches: (page) => {
      const meta = own(page, "meta");
      return isJsonObject(meta) && (has(meta, "limit") || has(meta, "cursor"));
    },
  },
  {
    format: "anthropic-usage-report",
    list: "data",
    matches: (page) => has(page, "has_more", "next_page") && !has(page, "object"),
  },
  { format: "langsmith-runs", list: "runs", matches: (page) => has(page, "cursors") },
  { format: "braintrust-logs", list: "events", matches: (page) => has(page, "cursor") },
  { format: "braintrust-logs", list: "data", matches: (page) => has(page, "freshness_state") },
];

/** What kind of page an object is that holds an empty list of rows; `null` where its envelope does not tell. */
export function emptyPage(page: JsonObject): EmptyPage | null {
  return (
    ENVELOPES.find(({ list, matches }) => {
      const rows = own(page, list);
      return Array.isArray(rows) && rows.length === 0 && matches(page);
    }) ?? null
  );
}
