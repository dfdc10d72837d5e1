import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { CellFilter } from "../../analytics/cost-cell.ts";
import { US_PER_DAY, US_PER_HOUR } from "../../core/time.ts";
import { PRICE_BOOK } from "../../pricing/price-book.ts";
import { keyedCall } from "../../testing/keyed-calls.ts";
import { storeRecords } from "../../testing/stored-import.ts";
import { testDatabase } from "../../testing/test-database.ts";
import type { Span } from "../hour-spans.ts";
import { priceFrameOf } from "../price-frame.ts";
import { failedSpans } from "./failed-calls.ts";
import { callsScope } from "./list-calls.ts";

const store = testDatabase();
const START = Date.UTC(2026, 8, 1) * 1_000;
const RANGE: Span = { fromUs: START, toUs: START + US_PER_DAY };

/** Many of them at the same microsecond. */
const calls = fc.sample(
  fc.record({
    startUs: fc
      .tuple(fc.nat({ max: 23 }), fc.nat({ max: 2 }))
      .map(([hour, us]) => START + hour * US_PER_HOUR + us),
    project: fc.constantFrom("search", "mail"),
    errorClass: fc.constantFrom(null, null, "rate_limit" as const, "quota" as const),
  }),
  { numRuns: 120, seed: 5 },
);

beforeAll(async () => {
  const keyed = calls.map(({ startUs, ...facts }, n) =>
    keyedCall(`f-${n}`, startUs, { ...facts, outcome: facts.errorClass ? "error" : "success" }),
  );
  await storeRecords(store.db, keyed);
});

test("however few failed calls are looked at, a search comes by each that fits, in order, and ends", async () => {
  const { db } = store;
  const question = fc.record({
    lists: fc.constantFrom<Pick<CellFilter, "errorClasses" | "projects">[]>(
      { errorClasses: ["quota"] },
      { errorClasses: ["quota", "rate_limit"], projects: ["mail"] },
      { errorClasses: ["timeout_client"] },
    ),
    looks: fc.integer({ min: 2, max: 40 }),
    enough: fc.integer({ min: 1, max: 20 }),
    descending: fc.boolean(),
  });
  await fc.assert(
    fc.asyncProperty(question, async ({ lists, looks, enough, descending }) => {
      const filter = { fromUs: null, toUs: null, zone: "UTC", ...lists };
      const scope = await callsScope(db, priceFrameOf(PRICE_BOOK), {
        ...{ filter, isMixed: false, operationId: null, keys: null },
      });
      expect(scope?.isOfFailed).toBe(true);
      const condition = scope?.condition ?? (() => db.sql``);
      const found: number[] = [];
      for (let span: Span | null = RANGE; span !== null; ) {
        const before: Span = span;
        const look = await failedSpans(db, { span, descending, enough, condition }, looks);
        const moments = look.spans.map(({ fromUs }) => fromUs);
        found.push(...moments);
        // A full page goes on behind its last call.
        const last = moments.at(-1);
        const isFull = look.rest === null && moments.length > 0;
        if (isFull && last !== undefined) {
          const behind: Span = descending
            ? { ...before, toUs: last }
            : { ...before, fromUs: last + 1 };
          span = behind.fromUs < behind.toUs ? behind : null;
        } else span = look.rest;
        if (span) expect(span.toUs - span.fromUs).toBeLessThan(before.toUs - before.fromUs);
      }
      expect(found).toEqual([...new Set(found)].sort((a, b) => (descending ? b - a : a - b)));
      const meant = calls.filter(
        ({ project, errorClass }) =>
          lists.errorClasses?.includes(errorClass) && (lists.projects?.includes(project) ?? true),
      );
      expect(meant.filter(({ startUs }) => !found.includes(startUs))).toEqual([]);
    }),
    { numRuns: 20, seed: 6 },
  );
});
