import { expect, test } from "vitest";
import { cellOfRecord } from "../analytics/cell-of-record.ts";
import { Statement } from "../analytics/statement.ts";
import { parseIsoUs } from "../core/time.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import { generateSampleMonth } from "./generate-sample-month.ts";

const whole = new Statement(PRICE_BOOK);
const byWorkload = new Map<string, Statement>();

for (const record of generateSampleMonth({
  seed: 20261120,
  endUs: parseIsoUs("2026-11-20") ?? 0,
})) {
  const cell = cellOfRecord(record);
  whole.add(cell);
  const name = record.workload ?? "none";
  const own = byWorkload.get(name) ?? new Statement(PRICE_BOOK);
  byWorkload.set(name, own);
  own.add(cell);
}

const line = whole.total.toWire();
const lineOf = (workload: string) => {
  const statement = byWorkload.get(workload);
  if (!statement) throw new Error(`No workload is called ${workload}.`);
  return statement.total.toWire();
};

test("at least 99 % of the sample is priced, and the rest is unpriced for three different reasons", () => {
  expect(line.unpricedRecords / line.records).toBeLessThan(0.01);
  expect(new Set(whole.unpriced().map(({ reason }) => reason))).toEqual(
    new Set(["unknown-model", "unknown-tier", "tokens-unknown"]),
  );
});

test("every model of the sample but the fine-tune is sold at the tier that served it", () => {
  const unknown = whole.unpriced().filter(({ reason }) => reason === "unknown-model");
  expect(unknown.map(({ model }) => model)).toEqual([
    "ft:gpt-5.4-mini-2026-03-17:northwind:ticket-tags:c41x9",
  ]);
});

test("it costs a team's $2,000 to $8,000, has saved 8 % to 20 %, and could save more than that again", () => {
  expect(Number(line.asServed)).toBeGreaterThan(2_000);
  expect(Number(line.asServed)).toBeLessThan(8_000);
  const saved = Number(line.saved);
  expect(saved / Number(line.tiers.standard.total)).toBeGreaterThan(0.08);
  expect(saved / Number(line.tiers.standard.total)).toBeLessThan(0.2);
  expect(Number(line.available)).toBeGreaterThan(1.5 * saved);
});

test("over half of what could still be saved is one workload's", () => {
  const available = [...byWorkload.keys()].map((name) => [name, Number(lineOf(name).available)]);
  available.sort(([, a], [, b]) => Number(b) - Number(a));
  expect(available[0]?.[0]).toBe("doc-extraction");
  expect(Number(available[0]?.[1])).toBeGreaterThan(0.5 * Number(line.available));
});

test("the workload at priority costs more than standard, and has nowhere cheaper to go than there", () => {
  const { saved, available, tiers } = lineOf("code-review-bot");
  expect(Number(available)).toBeGreaterThan(0);
  expect(saved).toBe(`-${available}`);
  expect(tiers.flex.eligible + tiers.batch.eligible).toBe(0);
});
