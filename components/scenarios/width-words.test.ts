import { expect, test } from "vitest";
import type { SimulationAnswer } from "../../lib/wire/simulation.ts";
import { shrinkWords, widthParts } from "./width-words.ts";

const answer = (width: SimulationAnswer["width"]) => ({ width }) as SimulationAnswer; // nothing else is read

test("the parts of a width add up to all of it, as squares", () => {
  // 3² + 4² = 25
  const parts = widthParts(
    answer({ sampling: "3", parameter: "4", weekToWeek: "0", assumption: "0" }),
  );
  expect(parts.map(({ share }) => share)).toEqual([0.36, 0.64, 0, 0]);
  expect(
    widthParts(answer({ sampling: "0", parameter: "0", weekToWeek: "0", assumption: "0" })),
  ).toEqual([]);
});

test("what would make it narrower is told for every input", () => {
  expect(shrinkWords("billAbandoned")).toContain("invoice");
  expect(shrinkWords("availability")).toContain("flex for a week");
});
