import { type Body, json, type Method, type Operation } from "./operation.ts";

const csv: Body = { type: "text/csv", words: "CSV" };

interface More extends Partial<Omit<Operation, "path" | "method" | "summary">> {
  /** The JSON that is sent. */
  readonly sends?: string;
}

function operation(
  method: Method,
  path: string,
  summary: string,
  answer: string | Body,
  { sends, ...more }: More = {},
): Operation {
  return {
    ...{ path: `/api/v1/${path}`, method, summary },
    answer: typeof answer === "string" ? json(answer) : answer,
    ...(sends !== undefined && { request: { "application/json": json(sends) } }),
    ...more,
  };
}

const FILTERED: More = { isFiltered: true };
const BY_ID: More = { query: { id: "Which." } };
const NO_IMPORT: More = { problems: ["not-found", "import-unknown"] };
const BAD: More = { problems: ["bad-request"] };

const ASK: readonly Operation[] = [
  operation("get", "overview", "What was spent, saved and left", "Overview", FILTERED),
  operation("get", "ledger", "The records behind a figure, in sums", "Ledger", {
    ...FILTERED,
    query: { figure: "Which figure." },
  }),
  operation("get", "frame", "What there is: days, names, running imports", "PageFrame"),
  operation("get", "query", "Any question: measures cut by dimensions", "Answer", {
    ...FILTERED,
    query: { measure: "Which, again for several.", by: "Cut by.", format: "csv: as CSV." },
    problems: ["bad-request"],
  }),
  operation("get", "focus.csv", "Costs as FOCUS 1.2 by day of UTC", csv, FILTERED),
  operation("get", "calls", "Single calls, page by page", "CallsPage", {
    ...FILTERED,
    query: { usage: "missing", sort: "Order.", limit: "How many.", after: "The place to go on." },
    problems: ["bad-request"],
  }),
  operation(
    "get",
    "calls/totals",
    "How many calls fit, and what they cost",
    "CallTotals",
    FILTERED,
  ),
  operation("get", "calls/{key}", "One call with all that is known of it", "CallDetail", {
    problems: ["not-found"],
  }),
  operation("get", "calls/file", "Every call, at most a million, in order of time", "Calls", {
    ...FILTERED,
    query: { format: "csv or json." },
    problems: ["bad-request"],
  }),
  operation(
    "get",
    "savings",
    "Eligibility, fallbacks, cache hits, given-up calls",
    "SavingsBeside",
    FILTERED,
  ),
  operation(
    "get",
    "reliability",
    "Fallbacks by cause, durations of timeouts",
    "Reliability",
    FILTERED,
  ),
  operation("get", "latency", "Distributions, cost against latency", "LatencyReport", FILTERED),
  operation("get", "audit", "Tiers asked for against tiers served", "Audit", FILTERED),
];

const SET_UP: readonly Operation[] = [
  operation(
    "get",
    "workloads",
    "Slices of traffic, and the tier that fits each",
    "WorkloadsReport",
    FILTERED,
  ),
  operation("post", "workloads", "Add a workload", "OwnWorkload[]", {
    ...{ sends: "NewWorkload", query: { preview: "1: only tell what it would match." } },
    ...{ isFiltered: true, problems: ["workload-name-taken", "workload-match-invalid"] },
  }),
  operation("put", "workloads", "Change a workload", "OwnWorkload[]", {
    ...{ sends: "NewWorkload", query: { id: "Which.", preview: "1: only tell." } },
    problems: ["workload-unknown", "workload-name-taken", "workload-match-invalid"],
  }),
  operation("patch", "workloads", "Order workloads: the first that fits counts", "OwnWorkload[]", {
    ...{ sends: "{ order: ids }", problems: ["workload-order-invalid"] },
  }),
  operation("delete", "workloads", "Delete a workload", "OwnWorkload[]", {
    ...BY_ID,
    problems: ["workload-unknown"],
  }),
  ...(["views", "scenarios"] as const).flatMap((list) => {
    const [one, what] = list === "views" ? ["SavedView", "view"] : ["SavedScenario", "scenario"];
    const sends = `New${one}`;
    return [
      operation("get", list, `List saved ${what}s`, `${one}[]`),
      operation("post", list, `Save a ${what} under a name`, `${one}[]`, { sends, ...BAD }),
      operation("put", list, `Change a saved ${what}`, `${one}[]`, { sends, ...BY_ID, ...BAD }),
      operation("delete", list, `Delete a saved ${what}`, `${one}[]`, BY_ID),
    ];
  }),
  operation("post", "simulate", "Run a scenario (docs/simulation.md)", "SimulationAnswer", {
    ...{ sends: "a scenario", isFiltered: true, query: { priceDate: "Prices of that day." } },
    problems: ["scenario-invalid", "no-records", "simulation-busy", "simulation-too-long"],
  }),
  operation(
    "get",
    "simulate/traffic",
    "The records in groups for any scenario",
    "ScenarioTraffic",
    FILTERED,
  ),
];

const PRICES: readonly Operation[] = [
  operation("get", "prices", "The price list with its history", "PriceCatalogue"),
  operation("get", "own-names", "All that the user added to the price list", "OwnNames"),
  operation("get", "aliases", "The user's own model names", "ModelAlias[]"),
  operation("put", "aliases", "Say which model an own name means", "ModelAlias[]", {
    sends: "ModelAlias",
  }),
  operation("delete", "aliases", "Forget an own name", "ModelAlias[]", {
    query: { name: "Which." },
  }),
  operation("put", "tier-aliases", "Say which tier an own name means", "OwnNames", {
    sends: "TierAlias",
  }),
  operation("delete", "tier-aliases", "Forget a tier's own name", "OwnNames", {
    query: { name: "Which." },
  }),
  operation("post", "own-prices", "Add a price", "OwnNames", { sends: "NewOwnPrice", ...BAD }),
  operation("delete", "own-prices", "Take an own price back", "OwnNames", BY_ID),
  operation("post", "discounts", "Add a contract's discount", "OwnNames", {
    sends: "PriceDiscount",
    ...BAD,
  }),
  operation("delete", "discounts", "Take a discount back", "OwnNames", BY_ID),
  operation("get", "price-file", "The price list as a file that can be read again", "a price file"),
  operation(
    "post",
    "price-file",
    "Look at a price file, or accept rows of it",
    "PriceFileProposals or OwnNames",
    {
      ...{ sends: "PriceFileRequest", problems: ["bad-request", "unreadable-file"] },
    },
  ),
];

const IMPORTS: readonly Operation[] = [
  operation("post", "sample", "Load the built-in month", "ImportSummary"),
  operation(
    "post",
    "imports/preview",
    "Understand a file by its beginning",
    "ImportPreview or ImportRefusal",
    {
      request: {
        "multipart/form-data": {
          type: "multipart/form-data",
          words: "head or uploadId, size, format, mapping",
        },
      },
      ...BAD,
    },
  ),
  operation("get", "uploads", "Uploads that wait for their import", "UploadState[]"),
  operation("post", "uploads", "Begin an upload, or find one that broke off", "UploadState", {
    sends: "NewUploadRequest",
  }),
  operation("get", "uploads/{id}", "How far an upload is", "UploadState", {
    problems: ["upload-unknown"],
  }),
  operation("put", "uploads/{id}", "Send a part of at most 8 MiB", "UploadState", {
    headers: {
      "upload-offset": "Where it begins.",
      "upload-sha256": "Its SHA-256 in hexadecimals.",
    },
    request: {
      "application/octet-stream": { type: "application/octet-stream", words: "The part." },
    },
    problems: ["upload-unknown", "wrong-offset", "wrong-hash", "too-large", "cut-short"],
  }),
  operation("delete", "uploads/{id}", "Take an upload away", "UploadState", {
    problems: ["upload-unknown"],
  }),
  operation("put", "uploads/{id}/reading", "Keep how it is to be read", "UploadState", {
    sends: "FileReading",
  }),
  operation(
    "post",
    "imports/mapping",
    "Read a mapping as JSON text",
    "Mapping, or what is wrong with it",
  ),
  operation(
    "post",
    "imports/dry-run",
    "Try an import: nothing is stored",
    { type: "application/x-ndjson", words: "DryRunEvent, one in each line" },
    { sends: "NewImportRequest" },
  ),
  operation("get", "imports", "List imports, the newest first", "ImportSummary[]", {
    query: { before: "Older than this import." },
  }),
  operation("post", "imports", "Import an upload", "ImportSummary", {
    ...{ sends: "NewImportRequest", problems: ["file-imported-otherwise", "unknown-format"] },
  }),
  operation(
    "get",
    "imports/{id}",
    "An import with what was rejected, and why",
    "ImportReport",
    NO_IMPORT,
  ),
  operation("delete", "imports/{id}", "Undo an import", "ImportSummary", {
    problems: ["import-running", "key-active"],
  }),
  operation(
    "get",
    "imports/{id}/cost",
    "What its records cost by the prices of now",
    "CostAdded",
    NO_IMPORT,
  ),
  operation("get", "imports/{id}/undo", "What undoing it would do", "UndoPreview", NO_IMPORT),
  operation("get", "imports/{id}/rejects", "Every listed reject", csv, NO_IMPORT),
  ...(["cancel", "pause", "resume"] as const).map((verb) =>
    operation("post", `imports/{id}/${verb}`, `${verb} an import`, "ImportSummary", {
      problems: ["wrong-state"],
    }),
  ),
];

/** What the pages ask of their own server, and scripts may ask too. */
export const PAGE_OPERATIONS: readonly Operation[] = [...ASK, ...SET_UP, ...PRICES, ...IMPORTS];
