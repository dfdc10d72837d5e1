import { expect, test } from "vitest";
import { prepareScenarioSteps } from "./prepare.ts";
import { samples } from "./sample.ts";

const prepared = (name: string) => {
  const found = samples[name];
  if (!found) throw new Error(`no sample ${name}`);
  return prepareScenarioSteps(found);
};

test("what a move takes off is told with what of it is lost again", () => {
  const { bars, summary, note, table } = prepared("usual");
  expect(bars.map(({ label, end }) => [label, end])).toEqual([
    ["Today", "$100.00"],
    ["Moved to flex", "\u2212$50.00"],
    ["Fallbacks from flex", "+$10.00"],
    ["Discount on cached input lost", "+$2.50"],
    ["Scenario", "$62.50"],
  ]);
  expect(bars.map(({ drawn }) => drawn)).toEqual([
    { s0: 0, s1: 100, s2: 0, s3: 0, s4: 0 },
    { s0: 50, s1: 0, s2: 50, s3: 0, s4: 0 },
    { s0: 50, s1: 0, s2: 0, s3: 10, s4: 0 },
    { s0: 60, s1: 0, s2: 0, s3: 2.5, s4: 0 },
    { s0: 0, s1: 0, s2: 0, s3: 0, s4: 62.5 },
  ]);
  expect(summary).toBe(
    "$100.00 today, $62.50 under the scenario: of $50.00 less, $12.50 is lost again and $37.50 kept.",
  );
  expect(note).toBe("7 records whose cost today is not known are in the scenario alone.");
  expect(table.rows.map((cells) => cells.map(({ exact }) => exact))).toEqual([
    ["Moved to flex", "-50", "50"],
    ["Fallbacks from flex", "10", "60"],
    ["Discount on cached input lost", "2.5", "62.5"],
  ]);
});

test("a policy's step stands where the one before it ended", () => {
  const { bars, summary, title } = prepared("policies");
  expect(title).toBe("What each policy changes");
  expect(bars.map(({ label, end }) => [label, end])).toEqual([
    ["Today", "$100.00"],
    ["nightly at batch", "\u2212$30.00"],
    ["chat at priority", "+$5.00"],
    ["Scenario", "$75.00"],
  ]);
  expect(bars[2]?.drawn).toEqual({ s0: 70, s1: 0, s2: 0, s3: 5, s4: 0 });
  expect(summary).toBe("$100.00 today, $75.00 under the scenario.");
});

test("without a policy nothing is drawn", () => {
  expect(prepared("empty").bars).toEqual([]);
  expect(prepared("empty").summary).toBe("No policy changes anything.");
});
