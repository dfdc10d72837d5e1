import fc from "fast-check";
import type { ErrorClass, Outcome } from "../core/record.ts";
import { UNDATED_US, US_PER_HOUR } from "../core/time.ts";
import type { KeyedRecord } from "../db/chunk.ts";
import { bucket, cost, keyedCall } from "./keyed-calls.ts";

const MAY_1 = Date.UTC(2026, 4, 1) * 1000;
/** So many calls, buckets and costs: each has a history of its own, for one price of the statements. */
export const WHAT = 8;

/** What a row knows of its call; `undefined` = nothing. */
export interface Words {
  readonly hour: number | undefined;
  readonly inputTotal: number | undefined;
  readonly outputTotal: number | undefined;
  readonly inputCached: number | undefined;
  readonly model: string | undefined;
  readonly outcome: Outcome;
  readonly errorClass: ErrorClass | undefined;
  readonly latencyMs: number | undefined;
}

/** A row of a file: which call, bucket or cost it tells of, and what it says. */
export interface Told {
  readonly kind: "call" | "bucket" | "cost";
  readonly what: number;
  readonly says: number;
  readonly words: Words;
}

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 });
const words: fc.Arbitrary<Words> = fc.record({
  hour: maybe(fc.nat(2)),
  inputTotal: maybe(fc.constantFrom(10, 20)),
  outputTotal: maybe(fc.constantFrom(0, 5)),
  inputCached: maybe(fc.constantFrom(0, 4)),
  model: maybe(fc.constantFrom("o3", "o4-mini")),
  outcome: fc.constantFrom("success", "error", "pending", "unknown"),
  errorClass: maybe(fc.constantFrom("rate_limit", "unknown")),
  latencyMs: maybe(fc.constantFrom(100, 101)),
});
export const told: fc.Arbitrary<Told> = fc.record({
  kind: fc.constantFrom("call", "call", "bucket", "cost"),
  what: fc.nat(WHAT - 1),
  says: fc.nat(2),
  words,
});
export const callOf = ({ what, words: { hour, ...facts } }: Told): KeyedRecord => {
  const atUs = hour === undefined ? UNDATED_US : MAY_1 + (what + hour) * US_PER_HOUR;
  const known = Object.fromEntries(Object.entries(facts).filter(([, v]) => v !== undefined));
  const row = keyedCall(`call-${what}`, atUs, known);
  return { ...row, key: keyedCall(`call-${what}`, MAY_1).key };
};

export function rowOf(row: Told): KeyedRecord {
  const { kind, what, says } = row;
  const atUs = MAY_1 + what * US_PER_HOUR;
  if (kind === "bucket") return bucket(atUs, { inputTotal: says, model: "o3" });
  if (kind === "cost") return cost(atUs, String(says));
  return callOf(row);
}
