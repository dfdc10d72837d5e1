import { expect, test } from "vitest";
import { prepareScenarioBreakEven } from "./prepare.ts";
import { samples } from "./sample.ts";

const prepared = (name: string) => {
  const found = samples[name];
  if (!found) throw new Error(`no sample ${name}`);
  return prepareScenarioBreakEven(found);
};

test("the point from which it saves nothing lies on the line between its neighbours", () => {
  // 30 − 40 · 0.75 = 0
  expect(prepared("usual").breakEven).toEqual({ at: 0.75, label: "75\u00a0%" });
  expect(prepared("usual").summary).toBe(
    "It saves while less than 75\u00a0% of attempts are refused.",
  );
  // 12 − 4 · 3 = 0
  expect(prepared("delay").summary).toBe(
    "It saves while an hour of delay costs less than $3.00 per request.",
  );
});

test("what saves always, or never, is said so", () => {
  expect(prepared("always").summary).toBe(
    "It saves over all of this range, still $5.00 at its end.",
  );
  expect(prepared("always").breakEven).toBeNull();
  expect(prepared("hostile").summary).toBe("It saves nothing even at the left end.");
  expect(prepared("empty").rows).toEqual([]);
});
