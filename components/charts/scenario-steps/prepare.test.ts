import { expect, test } from "vitest";
import { prepareScenarioSteps } from "./prepare.ts";
import { samples } from "./sample.ts";

const prepared = (name: string) => {
  const found = samples[name];
  if (!found) throw new Error(`no sample ${name}`);
  return prepareScenarioSteps(found);
};

test("a policy's step stands where the one before it ended", () => {
  const { bars, summary } = prepared("usual");
  expect(bars.map(({ label, end }) => [label, end])).toEqual([
    ["Today", "$100.00"],
    ["nightly at batch", "\u2212$30.00"],
    ["chat at priority", "+$5.00"],
    ["Scenario", "$75.00"],
  ]);
  expect(bars[1]?.drawn).toEqual({ s0: 70, s1: 0, s2: 30, s3: 0 });
  expect(bars[2]?.drawn).toEqual({ s0: 70, s1: 0, s2: 0, s3: 5 });
  expect(summary).toBe("$100.00 today, $75.00 under the scenario.");
});

test("without a policy nothing is drawn", () => {
  expect(prepared("empty").bars).toEqual([]);
  expect(prepared("empty").summary).toBe("No policy changes anything.");
});
