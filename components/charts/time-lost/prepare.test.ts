import { expect, test } from "vitest";
import { prepareTimeLost } from "./prepare.ts";
import { samples } from "./sample.ts";

test("failing and waiting stand in one unit, and tiers that lost nothing are left out", () => {
  const { usual } = samples;
  if (!usual) throw new Error("no usual sample");
  const { bars, ticks, summary } = prepareTimeLost(usual);
  expect(bars.map(({ label, end, drawn }) => [label, end, drawn.s0])).toEqual([
    ["standard", "3\u00a0min", 1 / 60],
    ["flex", "3\u00a0h", 1],
  ]);
  expect(bars[1]?.rows[2]).toEqual({
    label: "a mean of 100 operations",
    value: "1.8\u00a0min",
  });
  expect(ticks.map(({ label }) => label)).toEqual(["0\u00a0h", "1\u00a0h", "2\u00a0h", "3\u00a0h"]);
  expect(summary).toContain("1\u00a0h went into attempts that failed and 2\u00a0h into waiting");
});

test("where nothing tells of waits, none is told as zero", () => {
  const { hostile } = samples;
  const { "no waits": silent } = samples;
  if (!silent || !hostile) throw new Error("no samples");
  const { summary, parts } = prepareTimeLost(silent);
  expect(summary).toBe(
    "1\u00a0min went into attempts that failed, summed over operations that run side by side. Nothing tells how long was waited between attempts.",
  );
  expect(parts.map(({ label }) => label)).toEqual(["in attempts that failed"]);
  expect(prepareTimeLost(hostile).parts).toHaveLength(2);
});
