import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { CellFilter } from "../../analytics/cost-cell.ts";
import { US_PER_DAY, US_PER_HOUR } from "../../core/time.ts";
import { PRICE_BOOK } from "../../pricing/price-book.ts";
import { keyedCall } from "../../testing/keyed-calls.ts";
import { storeRecords } from "../../testing/stored-import.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { testSize } from "../../testing/test-size.ts";
import type { Span } from "../hour-spans.ts";
import { priceFrameOf } from "../price-frame.ts";
import { callSpans } from "./call-spans.ts";
import { callsScope } from "./list-calls.ts";

const store = testDatabase();
const START = Date.UTC(2026, 8, 1) * 1_000;
const DAYS = 12;
const MOST_PAGES = 2_000;

const calls = fc.sample(
  fc.record({
    hour: fc.nat({ max: DAYS * 24 - 1 }),
    project: fc.oneof(
      { weight: 30, arbitrary: fc.constantFrom("search", "mail", "chat") },
      fc.constant("rare"),
    ),
    model: fc.constantFrom("o3", "gpt-5", "gpt-5-mini"),
    errorClass: fc.oneof(
      { weight: 20, arbitrary: fc.constant(null) },
      fc.constantFrom("flex_unavailable", "rate_limit"),
    ),
  }),
  { numRuns: 900, seed: 3 },
);
const atOf = (hour: number): number => START + hour * US_PER_HOUR + 1_000_000;

beforeAll(async () => {
  const keyed = calls.map(({ hour, ...facts }, n) =>
    keyedCall(`call-${n}`, atOf(hour), {
      ...facts,
      outcome: facts.errorClass === null ? "success" : "error",
    }),
  );
  await storeRecords(store.db, keyed);
});

test("however little is read at once, a search comes by every hour with a match, in order, and ends", async () => {
  const { db } = store;
  const range: Span = { fromUs: START, toUs: START + DAYS * US_PER_DAY };
  const filters: Pick<CellFilter, "projects" | "models" | "errorClasses">[] = [
    { projects: ["rare"] },
    { projects: ["rare"], models: ["o3"] },
    { models: ["gpt-5"] },
    { errorClasses: ["flex_unavailable", null], models: ["o3"] },
  ];
  const looks = fc.record({
    first: fc.integer({ min: 1, max: 40 }),
    further: fc.integer({ min: 1, max: 80 }),
    days: fc.integer({ min: 1, max: 60 }),
    calls: fc.integer({ min: 1, max: 30 }),
  });
  await fc.assert(
    fc.asyncProperty(
      ...[
        fc.constantFrom(...filters),
        looks,
        fc.boolean(),
        fc.boolean(),
        fc.integer({ min: 1, max: 20 }),
      ],
      async (lists, most, descending, hasDays, enough) => {
        const filter = { fromUs: null, toUs: null, zone: "UTC", ...lists };
        const scope = await callsScope(db, priceFrameOf(PRICE_BOOK), {
          ...{ filter, isMixed: false, operationId: null, keys: null },
        });
        if (scope === null) throw new Error("the records are gone");
        expect(scope.sums.days).not.toBeNull();
        expect(scope.sums.hourCut === null).toBe(lists.projects !== undefined);
        const found: Span[] = [];
        let rest: Span | null = range;
        for (let page = 0; rest !== null; page += 1) {
          expect(page).toBeLessThan(MOST_PAGES);
          const before: Span = rest;
          const look = await callSpans(db, {
            ...{ span: before, descending, enough, looks: most, synthetic: false },
            ...{ days: hasDays ? scope.sums.days : null, condition: scope.lists },
            ...{ hourCut: scope.sums.hourCut },
          });
          found.push(...look.spans);
          rest = look.rest;
          if (rest) expect(rest.toUs - rest.fromUs).toBeLessThan(before.toUs - before.fromUs);
        }
        const starts = found.map(({ fromUs }) => fromUs);
        expect(starts).toEqual([...starts].sort((a, b) => (descending ? b - a : a - b)));
        const isFound = (us: number): number =>
          found.filter(({ fromUs, toUs }) => fromUs <= us && us < toUs).length;
        const meant = calls.filter(
          ({ project, model, errorClass }) =>
            (lists.projects?.includes(project) ?? true) &&
            (lists.models?.includes(model) ?? true) &&
            (lists.errorClasses?.includes(errorClass) ?? true),
        );
        expect(meant.filter(({ hour }) => isFound(atOf(hour)) !== 1)).toEqual([]);
      },
    ),
    { numRuns: testSize(8, 25), seed: 9 },
  );
}, 240_000);
