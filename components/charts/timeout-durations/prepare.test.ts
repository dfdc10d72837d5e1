import { expect, test } from "vitest";
import { prepareTimeoutDurations } from "./prepare.ts";
import { samples } from "./sample.ts";

const prepared = (name: string) => {
  const found = samples[name];
  if (!found) throw new Error(`no sample ${name}`);
  return prepareTimeoutDurations(found);
};

test("the cluster at the SDKs' default is a bar of its own and named", () => {
  const { bars, summary, note } = prepared("usual");
  expect(bars.map(({ label, end }) => [label, end])).toEqual([
    ["2 min to 5 min", "6"],
    ["5 min to 590 s", "2"],
    ["600 s, SDK default", "40"],
  ]);
  expect(bars[2]?.drawn).toEqual({ s0: 0, s1: 40 });
  expect(summary).toBe(
    "50 calls timed out, 83.3\u00a0% of them at 590 s to 610 s: that is the SDKs' default of 600 s, not the provider.",
  );
  expect(note).toBe("2 calls without a duration cannot be drawn.");
});

test("a sample is called one, and no timeouts are said to be none", () => {
  expect(prepared("hostile").note).toBe("A sample of 100,000 of 9,000,000,000 is drawn.");
  expect(prepared("hostile").summary).toContain("no cluster at the 600 s");
  expect(prepared("empty").summary).toBe("No call of this period timed out.");
  expect(prepared("without durations").summary).toContain("No timeout of this period says");
});
