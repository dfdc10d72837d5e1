import {
  EARLIEST_US,
  isPlausibleUs,
  LATEST_US,
  parseIsoUs,
  US_PER_MS,
  US_PER_S,
} from "../core/time.ts";
import { MAPPING_COLUMNS, Mapping, type MappingColumn } from "../formats/mapping.ts";
import { numberFromText } from "../formats/read-number.ts";
import { findModel } from "../pricing/find-model.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import { nameParts, nameScore } from "./column-names.ts";
import type { FileColumn } from "./file-columns.ts";

export interface SuggestedMapping {
  readonly mapping: Mapping;
  /** From 0 to 1 for each suggested column: how well its name and values fit. */
  readonly confidence: Readonly<Partial<Record<MappingColumn, number>>>;
}

type TimeReading = Mapping["time"];

const COUNTS: ReadonlySet<MappingColumn> = new Set([
  "attempt",
  "requests",
  "inputTotal",
  "inputCached",
  "inputCacheWrite",
  "outputTotal",
  "reasoning",
]);
/** Columns that only a row about a single call can have. */
const CALL_ONLY: ReadonlySet<MappingColumn> = new Set([
  "requestId",
  "operationId",
  "attempt",
  "latency",
  "ttft",
  "status",
  "errorCode",
]);
/** Relative times do not say since when: the user must. */
const UNKNOWN_ORIGIN = "";
/** Less than this share of a column's values makes it no column of times. */
const MOST_FIT = 0.8;
const LONGEST_LABEL = 200;

function numbersOf(values: readonly unknown[]): readonly number[] {
  return values.map((value) =>
    typeof value === "number"
      ? value
      : typeof value === "string"
        ? numberFromText(value)
        : Number.NaN,
  );
}

/** Whether nearly all values fit: a few bad ones are turned away later, row by row. */
function most<T>(values: readonly T[], holds: (value: T) => boolean): boolean {
  return values.length > 0 && values.filter(holds).length >= values.length * MOST_FIT;
}

/** The share of the values that fit; 0 where most do not, since a few bad rows must not hide a column. */
function share(values: readonly number[], holds: (n: number) => boolean): number {
  const fitting = values.filter(holds).length;
  return fitting * 2 > values.length ? fitting / values.length : 0;
}

function timeReading({ name, values }: FileColumn): { reading: TimeReading; sure: number } | null {
  if (values.length === 0) return { reading: { kind: "iso" }, sure: 0.3 };
  if (most(values, (value) => typeof value === "string" && parseIsoUs(value) !== null)) {
    return { reading: { kind: "iso" }, sure: 1 };
  }
  const numbers = numbersOf(values);
  if (most(numbers, (n) => isPlausibleUs(Math.round(n * US_PER_S)))) {
    return { reading: { kind: "epoch-s" }, sure: 1 };
  }
  if (most(numbers, (n) => isPlausibleUs(Math.round(n * US_PER_MS)))) {
    return { reading: { kind: "epoch-ms" }, sure: 1 };
  }
  const span = (LATEST_US - EARLIEST_US) / US_PER_S;
  if (!most(numbers, (n) => n >= 0 && n < span)) return null;
  const kind = nameParts(name).unit === "ms" ? "milliseconds-since" : "seconds-since";
  return { reading: { kind, origin: UNKNOWN_ORIGIN }, sure: 0.4 };
}

function isStatus(n: number): boolean {
  return Number.isInteger(n) && n >= 100 && n <= 599;
}

/** 1 where the values can be the field's, 0 where they cannot, between where there are none. */
function valueScore(column: MappingColumn, file: FileColumn): number {
  const { values } = file;
  if (column === "time" || column === "timeEnd") return timeReading(file)?.sure ?? 0;
  if (values.length === 0) return 0.3;
  const numbers = numbersOf(values);
  if (COUNTS.has(column)) return share(numbers, (n) => Number.isInteger(n) && n >= 0);
  if (column === "latency" || column === "ttft") return share(numbers, (n) => n >= 0);
  if (column === "status") return share(numbers, isStatus);
  const isLabel = most(values, (value) => String(value).length <= LONGEST_LABEL);
  return isLabel ? 1 : 0;
}

interface Candidate {
  readonly column: MappingColumn;
  readonly file: FileColumn;
  readonly score: number;
}

function candidates(files: readonly FileColumn[]): readonly Candidate[] {
  const all = MAPPING_COLUMNS.flatMap((column) =>
    files.map((file) => {
      const named = nameScore(file.name, column);
      return { column, file, score: named === 0 ? 0 : named * valueScore(column, file) };
    }),
  );
  return all.filter(({ score }) => score > 0).sort((a, b) => b.score - a.score);
}

/** Whatever its name, a column of dates is the time; less sure than one that is called so. */
function timeByValues(files: readonly FileColumn[]): Candidate | null {
  const file = files.find((candidate) => timeReading(candidate)?.sure === 1);
  return file ? { column: "time", file, score: 0.5 } : null;
}

/** The best column per field, each column once; a request count rules out what only calls have. */
function assigned(files: readonly FileColumn[]): ReadonlyMap<MappingColumn, Candidate> {
  const chosen = new Map<MappingColumn, Candidate>();
  const used = new Set<FileColumn>();
  for (const candidate of candidates(files)) {
    if (chosen.has(candidate.column) || used.has(candidate.file)) continue;
    chosen.set(candidate.column, candidate);
    used.add(candidate.file);
  }
  const time = chosen.has("time") ? null : timeByValues(files.filter((file) => !used.has(file)));
  if (time) chosen.set("time", time);
  if (chosen.has("requests")) for (const column of CALL_ONLY) chosen.delete(column);
  else chosen.delete("timeEnd");
  return chosen;
}

function unitOf({ name, values }: FileColumn): "s" | "ms" {
  const { unit } = nameParts(name);
  if (unit) return unit;
  const numbers = numbersOf(values);
  return most(numbers, (n) => n < 1_000) && numbers.some((n) => !Number.isInteger(n)) ? "s" : "ms";
}

function latencyUnit(chosen: ReadonlyMap<MappingColumn, Candidate>): "s" | "ms" {
  const timed = chosen.get("latency") ?? chosen.get("ttft");
  return timed ? unitOf(timed.file) : "ms";
}

/** The one provider that sells every model named in the file; `null` where none or several do. */
function providerOf(models: readonly unknown[]): string | null {
  const nowUs = LATEST_US - 1;
  const found = models.map((model) => findModel(PRICE_BOOK, null, String(model), nowUs)?.provider);
  const names = new Set(found.filter((name) => name !== undefined));
  const [only] = names;
  return names.size === 1 && only !== undefined ? only : null;
}

/** A mapping guessed from header names and values, to be looked over; fields without a likely column are left out. */
export function suggestMapping(files: readonly FileColumn[]): SuggestedMapping {
  const chosen = assigned(files);
  const time = chosen.get("time");
  const unit = latencyUnit(chosen);
  const ttft = chosen.get("ttft");
  const named = [...chosen].filter(
    ([column]) => column !== "ttft" || (ttft !== undefined && unitOf(ttft.file) === unit),
  );
  const provider = chosen.has("provider")
    ? null
    : providerOf(chosen.get("model")?.file.values ?? []);
  const mapping = Mapping.parse({
    columns: Object.fromEntries(named.map(([column, { file }]) => [column, file.name])),
    time: (time && timeReading(time.file)?.reading) ?? { kind: "iso" },
    latencyUnit: unit,
    defaults: provider === null ? {} : { provider },
  });
  const confidence = Object.fromEntries(named.map(([column, { score }]) => [column, score]));
  return { mapping, confidence };
}
