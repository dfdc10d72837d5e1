import { expect, test } from "vitest";
import { prepareScenarioLatency } from "./prepare.ts";
import { samples } from "./sample.ts";

const prepared = (name: string) => {
  const found = samples[name];
  if (!found) throw new Error(`no sample ${name}`);
  return prepareScenarioLatency(found);
};

test("today and the scenario are told at the same durations, and by when 95 of 100 are answered", () => {
  const { rows, summary, table } = prepared("usual");
  expect(summary).toBe(
    "95 of 100 requests are answered within 15\u00a0s, against 3.8\u00a0s today.",
  );
  expect(rows.map(({ ms, drawn }) => [ms, drawn.s0, drawn.s1])).toEqual([
    ...[
      [4_000, 100, 0],
      [8_000, 100, 50],
      [16_000, 100, 100],
    ],
  ]);
  expect(table.rows[2]?.map(({ exact }) => exact)).toEqual(["0.5", "2000", "8000"]);
});

test("where the world decides how slow a tier is, its 95 of 100 are told as a range", () => {
  expect(prepared("spread").summary).toBe(
    "95 of 100 requests are answered within 9\u00a0s to 1.1\u00a0min (90\u00a0%), against 3.8\u00a0s today.",
  );
});

test("without durations nothing is drawn, and it is said", () => {
  const { rows, summary } = prepared("empty");
  expect(rows).toEqual([]);
  expect(summary).toBe("Nothing tells how long these calls take.");
});
