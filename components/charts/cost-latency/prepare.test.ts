import { expect, test } from "vitest";
import { prepareCostLatency } from "./prepare.ts";
import { samples } from "./sample.ts";

const prepared = (name: string) => {
  const data = samples[name];
  if (!data) throw new Error(`no sample ${name}`);
  return prepareCostLatency(data);
};

test("what another beats in cost and latency is off the frontier", () => {
  const { points, summary } = prepared("usual");
  expect(points.map(({ label, usd, isBeaten }) => [label, usd, isBeaten])).toEqual([
    ["gpt-5 flex", 5, false],
    ["gpt-5 standard", 10, false],
    ["gpt-4.1 standard", 20, true],
  ]);
  expect(summary).toBe(
    "Cheapest gpt-5 flex ($5.00 a thousand calls, p50 9\u00a0s), fastest gpt-5 standard ($10.00 a thousand calls, p50 2\u00a0s).",
  );
});

test("a tier that was not used is in the table at list price, and is not drawn", () => {
  const { table, points, note } = prepared("usual");
  expect(points).toHaveLength(3);
  expect(table.rows.at(-1)?.map(({ text }) => text)).toEqual([
    ...["gpt-5 priority", "0", "$20.00", "not measured", "0", "list price alone"],
  ]);
  expect(note).toContain("1 tier not used so far is in the table");
});

test("held against its own model alone, a point is beaten by no other model", () => {
  const { points, frontiers, note } = prepared("own model");
  expect(points.map(({ isBeaten }) => isBeaten)).toEqual([false, false, false]);
  expect(frontiers.map((line) => line.map(({ label }) => label))).toEqual([
    ["gpt-5 flex", "gpt-5 standard"],
    ["gpt-4.1 standard"],
  ]);
  expect(note).not.toContain("grey");
});

test("a point says which of the report's points it is, so that it can be picked", () => {
  const { points } = prepared("usual");
  const report = samples.usual?.report.points.model ?? [];
  for (const { place, tier, label } of points) {
    expect([report[place]?.tier, `${report[place]?.model} ${tier}`]).toEqual([tier, label]);
  }
});

test("one point alone is both cheapest and fastest", () => {
  expect(prepared("one point").summary).toMatch(/is both cheapest and fastest\.$/);
});

test("what has no price, or costs nothing, is not drawn but counted", () => {
  const { points, note } = prepared("hostile");
  expect(points).toHaveLength(1);
  expect(note).toContain(
    "1 other without a price cannot be drawn. 1 other stands in the table alone: free",
  );
});

test("two providers' models of one name are two points, each by its own name and standing", () => {
  const usual = samples.usual;
  const [first, second] = usual?.report.points.model ?? [];
  if (!usual || !first || !second) throw new Error("the sample has two points");
  const same = { model: "gpt-5", tier: "standard" as const };
  const model = [
    { ...first, ...same, provider: "openai", perCall: "0.001" },
    { ...first, ...same, provider: "azure", perCall: "0.002", p50: { ...first.p50, ms: 99_000 } },
    { ...second, ...same, provider: "x", model: "free", perCall: "0" },
  ];
  const { table, note } = prepareCostLatency({
    ...usual,
    report: { ...usual.report, unused: [], points: { ...usual.report.points, model } },
    apart: "model",
    quantile: "p50",
    against: "all",
  });
  expect(table.rows.map((row) => [row[0]?.text, row[5]?.text])).toEqual([
    ["openai gpt-5 standard", "on the frontier"],
    ["azure gpt-5 standard", "beaten"],
    ["free standard", "free: not drawn"],
  ]);
  expect(note).toContain("1 other stands in the table alone");
});
