import { expect, test } from "vitest";
import { prepareLatencyOverTime } from "./prepare.ts";
import { samples } from "./sample.ts";

const prepared = (name: string) => {
  const data = samples[name];
  if (!data) throw new Error(`no sample ${name}`);
  return prepareLatencyOverTime(data);
};

test("days without calls are a gap in every line, and a day between gaps is a point", () => {
  const { places } = prepared("usual");
  expect(places.map(({ label, drawn }) => [label, drawn.s0, drawn.s1])).toEqual([
    ["1 Oct 2026", 4_000, 16_000],
    ["2 Oct 2026", 5_000, 20_000],
    ["", null, null],
    ["5 Oct 2026", 6_000, null],
  ]);
  expect(places.at(-1)?.points).toEqual([{ seriesId: "s0", isFew: false }]);
});

test("a quantile of few calls is a hollow point, and is said in words", () => {
  const { places, note, table } = prepared("usual");
  expect(places[1]?.points).toEqual([{ seriesId: "s1", isFew: true }]);
  expect(places[1]?.texts[1]?.text).toBe("20\u00a0s, few calls");
  expect(note).toBe("Hollow points have too few calls to say much.");
  expect(table.rows[1]?.[2]).toEqual({ text: "20\u00a0s (few)", exact: "20000" });
});

test("the axis is marked where people think of time", () => {
  expect(prepared("usual").y.ticks.map(({ label }) => label)).toEqual([
    "2\u00a0s",
    "5\u00a0s",
    "10\u00a0s",
    "20\u00a0s",
  ]);
});

test("a dotted stretch of its own leads to a day that has not ended, where the solid line stops", () => {
  const data = samples.usual;
  if (!data) throw new Error("no sample");
  const noon = Date.UTC(2026, 9, 2, 12) * 1_000;
  const { places, hasUnfinished, note } = prepareLatencyOverTime({ ...data, nowUs: noon });
  expect(hasUnfinished).toBe(true);
  expect(places[0]?.drawn).toEqual({ s0: 4_000, u0: 4_000, s1: 16_000, u1: 16_000 });
  expect(places[1]?.drawn).toEqual({ s0: null, u0: 5_000, s1: null, u1: 20_000 });
  expect(places[1]?.label).toBe("2 Oct 2026, unfinished");
  expect(prepared("usual").hasUnfinished).toBe(false);
  expect(note).not.toBeNull();
});

test("where no call says how long it took, that is said instead of drawn", () => {
  expect(prepared("no durations")).toMatchObject({
    summary: "None of the calls that succeeded says how long this took.",
    places: [],
  });
  expect(prepared("empty").summary).toBe("No call of this period succeeded.");
});

test("of more tiers than can be told apart those measured most often are drawn, and the others counted", () => {
  const data = samples.usual;
  const [answer] = data?.answers ?? [];
  if (!data || !answer) throw new Error("no sample");
  const once = ["b", "c", "d", "e", "f", "g", "h"].map((tier) => ({
    at: [Date.UTC(2026, 9, 1) * 1_000, tier],
    values: [{ amount: 1_000 }],
  }));
  const { series, note } = prepareLatencyOverTime({
    ...data,
    answers: [{ ...answer, rows: [...once, ...answer.rows] }],
  });
  const drawn = series.map(({ tier }) => tier);
  expect(drawn).toEqual(["standard", "flex", "b", "c", "d", "e", "f", "g"]);
  expect(note).toContain("1 tier with values at fewer times left out.");
});
