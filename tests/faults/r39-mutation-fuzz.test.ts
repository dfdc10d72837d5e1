import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openUsage } from "../../lib/import/open-usage.ts";
import { Tally } from "../../lib/import/tally.ts";
import { FORMAT_FIXTURES, type FormatFixture } from "../../lib/testing/format-fixtures.ts";
import { inPieces } from "../../lib/testing/read-usage.ts";
import { longSize } from "../long/long-size.ts";

/** `npm run test:long` tries many more. */
const RUNS = longSize("R39_RUNS", 60);

interface Mutation {
  readonly at: number;
  readonly remove: number;
  readonly insert: Uint8Array;
}

const HOSTILE = [
  '"',
  '""',
  ",",
  ";",
  "\n",
  "\r",
  "\t",
  "\\",
  "{",
  "}",
  "[",
  "]",
  ":",
  "-",
  "NaN",
  "1e308",
  "null",
  "\u0000",
  "\ufeff",
  "\ud800\udc00",
];
const insert = fc.oneof(
  fc.constantFrom(...HOSTILE).map((text) => new TextEncoder().encode(text)),
  fc.uint8Array({ maxLength: 4 }),
);
const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(100_000),
  remove: fc.nat(4),
  insert,
});
const mutations = fc.array(mutation, { minLength: 1, maxLength: 8 });

function mutated(bytes: Uint8Array, changes: readonly Mutation[], from = 0): Uint8Array {
  let result = Buffer.from(bytes);
  for (const { at, remove, insert: added } of changes) {
    const place = from + (at % Math.max(1, result.length - from));
    result = Buffer.concat([result.subarray(0, place), added, result.subarray(place + remove)]);
  }
  return result;
}

async function outcomeOf(bytes: Uint8Array, { mapping, format }: FormatFixture, piece: number) {
  const opened = await openUsage(inPieces(bytes, piece), { mapping, format: format.id });
  if (!opened.ok) return { rows: null, message: opened.error.message };
  const tally = new Tally(opened.value);
  let rows = 0;
  for await (const batch of opened.value.batches) {
    for (const row of batch) {
      rows += 1;
      tally.addRow(row);
    }
  }
  return { rows, report: tally.report(), rejects: tally.rejects() };
}

const cases = FORMAT_FIXTURES.map((fixture) => [fixture.name, fixture] as const);

describe.each(cases)("%s with any bytes changed", (_name, fixture) => {
  test("is refused by a sentence or accounted for row by row, in whatever pieces it comes", async () => {
    await fc.assert(
      fc.asyncProperty(mutations, fc.integer({ min: 1, max: 5_000 }), async (changes, piece) => {
        const bytes = mutated(fixture.bytes, changes);
        const whole = await outcomeOf(bytes, fixture, bytes.length + 1);
        expect(await outcomeOf(bytes, fixture, piece)).toEqual(whole);
        if (whole.rows === null) {
          expect(whole.message).toMatch(/\.$/);
          return;
        }
        const { received, valid, skipped, duplicates, rejected } = whole.report.records;
        expect(received).toBe(whole.rows);
        expect(valid + skipped + duplicates + rejected).toBe(received);
        expect(whole.rejects.reduce((sum, group) => sum + group.count, 0)).toBe(rejected);
        for (const sum of Object.values(whole.report.tokens)) {
          expect(sum === null || (Number.isSafeInteger(sum) && sum >= 0)).toBe(true);
        }
      }),
      { seed: 20_261_118, numRuns: RUNS },
    );
  });
});

describe.each(cases.filter(([, { name }]) => name.endsWith(".jsonl")))("%s", (_name, fixture) => {
  test("gives one row per line that is not blank, whatever the lines hold", async () => {
    const noNewlines = mutations.map((changes) =>
      changes.map(({ at, insert: added }) => ({
        at,
        remove: 0,
        insert: added.filter((byte) => byte !== 10),
      })),
    );
    const firstLine = fixture.bytes.indexOf(10) + 1;
    await fc.assert(
      fc.asyncProperty(noNewlines, async (changes) => {
        const bytes = mutated(fixture.bytes, changes, firstLine);
        const lines = new TextDecoder()
          .decode(bytes)
          .split("\n")
          .filter((line) => line.trim() !== "");
        const { rows } = await outcomeOf(bytes, fixture, 1_000);
        if (rows !== null) expect(rows).toBe(lines.length);
      }),
      { seed: 17, numRuns: RUNS },
    );
  });
});
