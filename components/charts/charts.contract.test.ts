import { beforeAll, describe, expect, test } from "vitest";
import { charts } from "./index.ts";
import { mayDraw } from "./kit/chart-caps.ts";
import { chartCsv } from "./kit/csv.ts";

test("every chart has an id of its own", () => {
  expect(new Set(charts.map(({ id }) => id)).size).toBe(charts.length);
});

describe.each(charts.map((chart) => [chart.id, chart] as const))("the chart %s", (_, chart) => {
  let samples: Awaited<ReturnType<typeof chart.prepareSamples>>;
  beforeAll(async () => {
    samples = await chart.prepareSamples();
  });

  test("has samples for the usual, the empty and the hostile case", () => {
    const names = samples.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["usual", "empty", "hostile"]));
  });

  test("says in words what it shows, even when there is nothing", () => {
    for (const { name, model } of samples) {
      expect(model.title, name).not.toBe("");
      expect(model.summary, name).toMatch(/\.$/);
    }
  });

  test("never asks for more marks than may be drawn", () => {
    for (const { name, model } of samples) {
      expect(mayDraw(model.kind, model.marks), name).toBe(true);
    }
  });

  test("reads as a table whose rows fit its columns", () => {
    for (const { name, model } of samples) {
      const { columns, rows } = model.table;
      expect(columns.length, name).toBeGreaterThan(rows.length > 0 ? 1 : 0);
      for (const row of rows) expect(row, name).toHaveLength(columns.length);
      expect(chartCsv(model.table).split("\r\n").length, name).toBeGreaterThan(rows.length);
    }
  });

  test("keeps names from the data out of the ids that reach SVG", () => {
    for (const { name, model } of samples) {
      for (const id of drawnIds(model)) expect(id, name).toMatch(/^[sbu]\d+$/);
    }
  });

  test("prepares the same data to the same picture, as plain JSON", async () => {
    expect(JSON.parse(JSON.stringify(samples))).toEqual(await chart.prepareSamples());
  });
});

/** Every id, and every key under `drawn`, wherever it stands in a model. */
function drawnIds(value: unknown, key = ""): string[] {
  if (typeof value === "string") return key === "id" || key === "seriesId" ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  const own = key === "drawn" ? Object.keys(value) : [];
  return [...own, ...Object.entries(value).flatMap(([name, inner]) => drawnIds(inner, name))];
}
