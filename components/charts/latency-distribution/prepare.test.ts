import { expect, test } from "vitest";
import { prepareLatencyDistribution } from "./prepare.ts";
import { samples } from "./sample.ts";

const prepared = (name: string) => {
  const data = samples[name];
  if (!data) throw new Error(`no sample ${name}`);
  return prepareLatencyDistribution(data);
};

test("tiers are compared at like work, and it is said how many calls that could be done with", () => {
  const { summary, note, series } = prepared("usual");
  expect(series.map(({ tier }) => tier)).toEqual(["standard", "flex"]);
  expect(summary).toBe(
    "At the same model and about as much output, half of the calls were done: standard in 1\u00a0s, flex in 4.1\u00a0s.",
  );
  expect(note).toBe(
    "From all 600 answered calls. Weighted to the mix of work of flex; 75\u00a0% of standard, 75\u00a0% of flex could be matched. Not drawn, for the others did no like work: batch; a filter by model may show it. Bands hold the whole curve with 90 %, if calls are independent.",
  );
});

test("as logged every tier is drawn", () => {
  expect(prepared("as logged").series.map(({ tier }) => tier)).toEqual([
    "standard",
    "flex",
    "batch",
  ]);
});

test("a curve rises from none to all, and its band stays between", () => {
  for (const name of Object.keys(samples)) {
    for (const { drawn, bands } of prepared(name).rows) {
      for (const [id, share] of Object.entries(drawn)) {
        const [low, high] = bands.drawn[id] ?? [0, 0];
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(share);
        expect(high).toBeGreaterThanOrEqual(share);
        expect(high).toBeLessThanOrEqual(100);
      }
    }
  }
});

test("a sample says of how many calls it is one", () => {
  expect(prepared("huge").note).toContain("From a sample of 200,000 of 10,200,000 calls.");
});

test("of more tiers than can be told apart the largest are drawn, and the others counted", () => {
  const data = samples.usual;
  const [first] = data?.report.distributions.tiers ?? [];
  if (!data || !first) throw new Error("no sample");
  const tiers = [10, 60, 50, 40, 30, 20].map((calls, n) => ({ ...first, tier: `t${n}`, calls }));
  const { report } = data;
  const { series, note } = prepareLatencyDistribution({
    likeWork: false,
    report: { ...report, distributions: { ...report.distributions, tiers } },
  });
  expect(series.map(({ tier }) => tier)).toEqual(["t1", "t2", "t3", "t4", "t5"]);
  expect(note).toContain("1 smaller tier left out.");
});
