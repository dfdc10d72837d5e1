import { expect, test } from "vitest";
import { testSize } from "../../../lib/testing/test-size.ts";
import type { NamedCost } from "../../../lib/wire/overview.ts";
import { chartData } from "../kit/use-chart-data.ts";
import { prepareCostByModel } from "./prepare.ts";
import { samples } from "./sample.ts";

const [template] = samples.usual?.models ?? [];

function cost(name: string | null, asServed: string, more: Partial<NamedCost> = {}): NamedCost {
  if (!template) throw new Error("the usual sample has no model");
  const unmoved = { available: "0", availableBy: { standard: "0", flex: "0", batch: "0" } };
  return { ...template, name, asServed, ...unmoved, ...more };
}

test("a bar is what stays, what flex saves and what batch saves: together the cost as served", () => {
  const { bars } = prepareCostByModel({
    models: [
      cost("gpt-5", "40", {
        available: "16",
        availableBy: { standard: "0", flex: "12", batch: "4" },
      }),
    ],
  });
  expect(bars[0]?.drawn).toEqual({ s0: 24, s1: 12, s2: 4 });
  expect(bars[0]?.asServed).toBe("$40.00");
});

test("what leaving priority for standard would save is a part of its own, where there is any", () => {
  const { parts, bars, table } = prepareCostByModel({
    models: [
      cost("gpt-5", "40", {
        available: "16",
        availableBy: { standard: "10", flex: "6", batch: "0" },
      }),
    ],
  });
  expect(parts.map(({ tier }) => tier)).toEqual([null, "flex", "batch", "standard"]);
  expect(bars[0]?.drawn).toEqual({ s0: 24, s1: 6, s2: 0, s3: 10 });
  expect(table.columns.map(({ label }) => label)).toContain("Standard would save, USD");
});

test("the ninth model is left out of the drawing, said so, and kept in the table", () => {
  const models = Array.from({ length: 9 }, (_, i) => cost(`m${i}`, String(9 - i)));
  const { bars, note, table } = prepareCostByModel({ models });
  expect(bars).toHaveLength(8);
  expect(note?.replaceAll("\u00a0", " ")).toBe(
    "The largest 8 are drawn; 1 model with $1.00 together are in the table.",
  );
  expect(table.rows).toHaveLength(9);
});

test("a model sold by two providers is told apart by their names", () => {
  const { bars } = prepareCostByModel({
    models: [cost("o3", "2", { provider: "openai" }), cost("o3", "1", { provider: "azure" })],
  });
  expect(bars.map(({ label }) => label)).toEqual(["o3 (openai)", "o3 (azure)"]);
});

test("calls that name no provider are one bar with those of the only provider that is named", () => {
  const { bars, summary, table } = prepareCostByModel({
    models: [
      cost("gpt-5.4", "3", { provider: "openai" }),
      cost("o3", "3.5", { provider: "openai" }),
      cost("gpt-5.4", "1", { provider: null }),
    ],
  });
  expect(bars.map(({ label, asServed }) => [label, asServed])).toEqual([
    ["gpt-5.4", "$4.00"],
    ["o3", "$3.50"],
  ]);
  expect(summary).toMatch(/^gpt-5\.4 took 53\.3/);
  expect(table.rows.map(([, provider]) => provider?.text)).toEqual(["openai", "openai", "unknown"]);
});

test("among several sellers, calls that name none stand apart", () => {
  const { bars } = prepareCostByModel({
    models: [
      cost("o3", "3", { provider: "openai" }),
      cost("o3", "2", { provider: "azure" }),
      cost("o3", "1", { provider: null }),
    ],
  });
  expect(bars.map(({ seller }) => seller)).toEqual(["openai", "azure", "provider not said"]);
});

test("a model without a priced record has no bar and no row", () => {
  const { bars, table } = prepareCostByModel({ models: [cost("mystery", "0")] });
  expect([bars.length, table.rows.length]).toEqual([0, 0]);
});

test("records without a model are shown as unknown", () => {
  expect(prepareCostByModel({ models: [cost(null, "1")] }).bars[0]?.label).toBe("unknown");
});

test("however many models there are, they stay under the cap, and the table's last row sums those it leaves out", () => {
  const count = testSize(50_000, 1_000_000);
  const models = Array.from({ length: count }, (_, i) => cost(`m${i}`, "1"));
  const { model, drawable } = chartData({ prepare: prepareCostByModel }, { models });
  expect(drawable).toBe(true);
  expect(model.bars).toHaveLength(8);
  expect(model.table.rows).toHaveLength(400);
  expect(
    model.table.rows
      .at(-1)
      ?.map(({ exact }) => exact)
      .slice(0, 3),
  ).toEqual([`${(count - 399).toLocaleString("en-US")} other models`, "", `${count - 399}`]);
});
