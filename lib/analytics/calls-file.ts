import { csvCell } from "../core/csv-cell.ts";
import { isoFromUs } from "../core/time.ts";
import type { CallLine } from "../wire/calls.ts";

type Cell = string | number | null;

/** What an export says of a call, in order: names as in our own format, then its price. Money is exact USD text. */
const COLUMNS: readonly (readonly [string, (call: CallLine) => Cell])[] = [
  ["key", ({ key }) => key],
  ["time", ({ atUs }) => (atUs === null ? null : isoFromUs(atUs))],
  ["requestId", ({ requestId }) => requestId],
  ["operationId", ({ operationId }) => operationId],
  ["attempt", ({ attempt }) => attempt],
  ["provider", ({ provider }) => provider],
  ["model", ({ model }) => model],
  ["tierRequested", ({ tierRequested }) => tierRequested],
  ["tierServed", ({ tierServed }) => tierServed],
  ["outcome", ({ outcome }) => outcome],
  ["httpStatus", ({ httpStatus }) => httpStatus],
  ["errorClass", ({ errorClass }) => errorClass],
  ["errorCode", ({ errorCode }) => errorCode],
  ["inputTotal", ({ inputTotal }) => inputTotal],
  ["inputCached", ({ inputCached }) => inputCached],
  ["inputCacheWrite", ({ inputCacheWrite }) => inputCacheWrite],
  ["inputCacheWrite1h", ({ inputCacheWrite1h }) => inputCacheWrite1h],
  ["outputTotal", ({ outputTotal }) => outputTotal],
  ["reasoning", ({ reasoning }) => reasoning],
  ["latencyMs", ({ latencyMs }) => latencyMs],
  ["ttftMs", ({ ttftMs }) => ttftMs],
  ["project", ({ project }) => project],
  ["apiKey", ({ apiKey }) => apiKey],
  ["user", ({ user }) => user],
  ["endpoint", ({ endpoint }) => endpoint],
  ["workload", ({ workload }) => workload],
  ["region", ({ region }) => region],
  ["tierPriced", ({ tierPriced }) => tierPriced],
  ["costUsd", ({ cost }) => cost],
  ["unpriced", ({ unpriced }) => unpriced],
  ["assumed", ({ assumed }) => assumed.join(" ")],
];

function cellText(name: string, value: Cell): string {
  if (value === null) return "";
  return typeof value === "number" || name === "costUsd" ? String(value) : csvCell(value);
}

const csvLine = (call: CallLine): string =>
  COLUMNS.map(([name, of]) => cellText(name, of(call))).join(",");

type Batches = AsyncIterable<readonly CallLine[]>;

/** Calls as CSV, header first, batch by batch: times in ISO, unknown left blank, nothing that a spreadsheet would run. */
export async function* callsCsv(batches: Batches): AsyncGenerator<string, void, void> {
  yield `${COLUMNS.map(([name]) => name).join(",")}\r\n`;
  for await (const calls of batches) yield calls.map((call) => `${csvLine(call)}\r\n`).join("");
}

const jsonLine = (call: CallLine): string =>
  JSON.stringify(Object.fromEntries(COLUMNS.map(([name, of]) => [name, of(call)])));

/** The same as one JSON list. */
export async function* callsJson(batches: Batches): AsyncGenerator<string, void, void> {
  let before = "[\n";
  for await (const calls of batches) {
    if (calls.length === 0) continue;
    yield `${before}${calls.map(jsonLine).join(",\n")}`;
    before = ",\n";
  }
  yield before === "[\n" ? "[]\n" : "\n]\n";
}
