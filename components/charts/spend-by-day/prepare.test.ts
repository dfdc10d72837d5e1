import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exactUsd, picodollars } from "../../../lib/core/money.ts";
import { testSize } from "../../../lib/testing/test-size.ts";
import type { DaySpend } from "../../../lib/wire/overview.ts";
import { addDays } from "../../format/moment.ts";
import { sumUsd, usdOf } from "../kit/usd-sum.ts";
import { chartData } from "../kit/use-chart-data.ts";
import { prepareSpendByDay } from "./prepare.ts";

const day = (date: string, byTier: Record<string, string>, partial = false): DaySpend => ({
  day: date,
  byTier,
  records: 1,
  unpricedRecords: 0,
  partial,
});
const prepare = (days: readonly DaySpend[]) => prepareSpendByDay({ days, zone: "UTC" });

test("a day without records is a gap, not missing from the axis", () => {
  const { points } = prepare([
    day("2026-11-01", { standard: "2" }),
    day("2026-11-03", { standard: "1" }),
  ]);
  expect(points.map(({ key }) => key)).toEqual(["2026-11-01", "2026-11-02", "2026-11-03"]);
  expect(points[1]?.drawn).toEqual({});
});

test("a day without records, or without a priced one, is exported as empty, never as nothing spent", () => {
  const { table, points } = prepare([
    day("2026-11-01", { standard: "2" }),
    { ...day("2026-11-03", {}), records: 4, unpricedRecords: 4 },
    { ...day("2026-11-04", {}), records: 4, unpricedRecords: 0 },
  ]);
  const cells = table.rows.map((row) => row.slice(1).map(({ exact }) => exact));
  expect(cells).toEqual([
    ["2", "2"],
    ["", ""],
    ["", ""],
    ["0", "0"],
  ]);
  expect(points.map(({ total }) => total)).toEqual([
    "$2.00",
    "no records",
    "no record with a price",
    "$0",
  ]);
});

test("a period without a priced record is not said to have cost nothing", () => {
  const unpriced = { ...day("2026-11-03", {}), records: 4, unpricedRecords: 4 };
  expect(prepare([unpriced]).summary).toBe("No record of this period has a price.");
  expect(prepare([day("2026-11-03", {})]).summary).toBe("Nothing was spent in this period.");
  const partly = { ...day("2026-11-03", {}), records: 4, unpricedRecords: 1 };
  expect(prepare([partly]).summary).toBe(
    "No record with a price cost anything in this period; others have no price.",
  );
});

test("records without a time are said to be missing from the drawing", () => {
  const days = [day("2026-11-01", { standard: "2" })];
  expect(prepareSpendByDay({ days, zone: "UTC", undated: 3 }).note).toBe(
    "3 records name no time and cannot be drawn.",
  );
});

test("tiers stack in the order of every page, whichever spent most", () => {
  const { series } = prepare([day("2026-11-01", { unknown: "9", batch: "5", standard: "1" })]);
  expect(series.map(({ id, name }) => [id, name])).toEqual([
    ["s0", "standard"],
    ["s1", "batch"],
    ["s2", "unknown"],
  ]);
});

test("sums are exact where floating point is not", () => {
  const { series } = prepare([
    day("2026-11-01", { standard: "0.1" }),
    day("2026-11-02", { standard: "0.2" }),
  ]);
  expect(series[0]?.exactTotal).toBe("0.3");
});

test("an unfinished day is marked in the drawing, its label and the table", () => {
  const { points, table } = prepare([day("2026-11-20", { flex: "1" }, true)]);
  expect(points[0]?.unfinished).toBe(true);
  expect(table.rows[0]?.[0]).toEqual({ text: "20 Nov 2026 (unfinished)", exact: "2026-11-20" });
});

test("a week is unfinished until its last day is over, and cut where the period begins within it", () => {
  const days = Array.from({ length: 140 }, (_, i) =>
    day(addDays("2026-07-06", i), { standard: "1", flex: "1", batch: "1", priority: "1" }),
  );
  // Monday 6 July to Sunday 22 November; today is the 21st, so that the 20th is the last day that is over.
  const { step, points } = prepareSpendByDay({
    ...{ days: days.slice(0, 139), zone: "UTC" },
    full: { first: "2026-07-08", last: "2026-11-20" },
  });
  expect(step).toBe("week");
  const unfinished = points.filter((point) => point.unfinished).map(({ label }) => label);
  expect(unfinished).toEqual(["6\u201312 Jul 2026", "16\u201322 Nov 2026"]);
});

test("the largest bucket is said to be unfinished where it is", () => {
  const spent = [day("2026-11-19", { flex: "1" }), day("2026-11-20", { flex: "2" }, true)];
  expect(prepare(spent).summary.replaceAll("\u00a0", " ")).toContain(
    "Most in one day: $2.00 (20 Nov 2026, unfinished).",
  );
});

test("one day is told once", () => {
  expect(prepare([day("2026-11-05", { flex: "2" })]).summary.replaceAll("\u00a0", " ")).toBe(
    "$2.00 on 5 Nov 2026 (UTC), 100 % of it at flex.",
  );
});

test("a sum that leaves records out is a bound, in the sentence, over the bar and in the table", () => {
  const partly = { ...day("2026-11-05", { flex: "2" }), records: 5, unpricedRecords: 3 };
  const { summary, points, table } = prepare([partly]);
  expect(summary).toMatch(/^At least \$2\.00 on/);
  expect(points[0]?.total).toBe("\u2265\u00a0$2.00");
  expect(table.rows[0]?.at(-1)).toEqual({ text: "\u2265\u00a0$2.00", exact: "2" });
});

test("a long stretch without records is one break, said with its days and exported with its ends", () => {
  const { step, note, points, table, xTicks } = prepare([
    day("2025-05-01", { standard: "2" }),
    day("2026-10-22", { standard: "1" }),
    day("2026-10-23", { standard: "1" }),
  ]);
  expect([step, points.map(({ isBreak }) => isBreak)]).toEqual([
    "day",
    [false, true, false, false],
  ]);
  expect(note).toBe("No records from 2 May 2025 to 21 Oct 2026: 538 days, drawn as a break.");
  expect(table.rows[1]?.map(({ exact }) => exact)).toEqual(["2025-05-02/2026-10-21", "", ""]);
  expect(xTicks.map(({ label }) => label)).toEqual(["1 May 2025", "22 Oct 2026", "23 Oct"]);
});

test("the axis starts at zero and holds the highest stack", () => {
  const { yTop, yTicks } = prepare([day("2026-11-01", { standard: "60", flex: "28.2" })]);
  expect(yTop).toBe(100);
  expect(yTicks.map(({ label }) => label)).toEqual(["$0", "$25", "$50", "$75", "$100"]);
});

test("the sentence names the sum, the period with its zone, and the largest tier", () => {
  const { summary } = prepare([
    day("2026-11-01", { standard: "3", flex: "1" }),
    day("2026-11-02", { standard: "1" }),
  ]);
  expect(summary.replaceAll("\u00a0", " ")).toBe(
    "$5.00 from 1\u20132 Nov 2026 (UTC), 80 % of it at standard. Most in one day: $4.00 (1 Nov 2026).",
  );
});

test("ticks name a year only where it changes", () => {
  const labels = (first: string, last: string) =>
    prepare([day(first, { standard: "1" }), day(last, { standard: "1" })]).xTicks.map(
      ({ label }) => label,
    );
  expect(labels("2026-11-01", "2026-11-03")).toEqual(["1 Nov", "2 Nov", "3 Nov"]);
  expect(labels("2026-12-31", "2027-01-02")).toEqual(["31 Dec 2026", "1 Jan 2027", "2 Jan"]);
});

describe("more than fits", () => {
  const manyDays = (count: number, tiers: readonly string[]): DaySpend[] =>
    Array.from({ length: count }, (_, i) =>
      day(addDays("2024-01-01", i), Object.fromEntries(tiers.map((tier) => [tier, "0.01"]))),
    );

  test("one hundred days of four tiers are drawn day by day", () => {
    const { step, marks } = prepare(manyDays(100, ["standard", "flex", "batch", "priority"]));
    expect([step, marks]).toEqual(["day", 400]);
  });

  test("one day more is summed by week, and says so", () => {
    const { step, note, title } = prepare(manyDays(101, ["standard", "flex", "batch", "priority"]));
    expect(step).toBe("week");
    expect(note).toContain("summed by week");
    expect(title).toBe("Spend per week, by tier served");
  });

  test("however many days there are, they stay under the cap, and lose no cent", () => {
    const first = Date.UTC(1000, 0, 1);
    const count = testSize(50_000, 1_000_000);
    const days = Array.from({ length: count }, (_, i) =>
      day(new Date(first + i * 86_400_000).toISOString().slice(0, 10), {
        standard: "0.01",
        flex: "0.02",
      }),
    );
    const { model, drawable } = chartData({ prepare: prepareSpendByDay }, { days, zone: "UTC" });
    expect(drawable).toBe(true);
    expect(model.marks).toBeLessThanOrEqual(400);
    expect(model.series.map(({ exactTotal }) => exactTotal)).toEqual([
      `${count / 100}`,
      `${count / 50}`,
    ]);
  });
});

test("whatever the days, the table sums to the spend and the bars stay under the cap", () => {
  const spend = fc.record({
    offset: fc.integer({ min: 0, max: 3_000 }),
    tier: fc.constantFrom("standard", "flex", "batch", "priority", "off_peak"),
    pico: fc.bigInt({ min: 0n, max: 10n ** 15n }),
  });
  fc.assert(
    fc.property(fc.array(spend, { maxLength: 80 }), (spends) => {
      const days = [...spends]
        .sort((a, b) => a.offset - b.offset)
        .map(({ offset, tier, pico }) =>
          day(addDays("2020-01-01", offset), { [tier]: exactUsd(picodollars(pico)) }),
        );
      const { table, marks } = prepare(days);
      const totals = table.rows.map((row) => usdOf(row.at(-1)?.exact));
      const spent = spends.reduce((sum, { pico }) => sum + pico, 0n);
      expect(sumUsd(totals)).toBe(spent);
      expect(marks).toBeLessThanOrEqual(400);
    }),
    { seed: 20261120, numRuns: 60 },
  );
});
