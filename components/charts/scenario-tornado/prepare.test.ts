import { expect, test } from "vitest";
import { prepareScenarioTornado } from "./prepare.ts";
import { samples } from "./sample.ts";

const prepared = (name: string) => {
  const found = samples[name];
  if (!found) throw new Error(`no sample ${name}`);
  return prepareScenarioTornado(found);
};

test("a bar is as long as what its input alone makes of the cost, and the first is named", () => {
  const { bars, summary, note } = prepared("usual");
  expect(bars.map(({ end }) => end)).toEqual(["$1,918 to $1,951", "$1,935 to $1,945"]);
  expect(bars[1]?.drawn.s0).toBe(10);
  expect(summary).toBe(
    "Most depends on how flex refuses: $1,918 at the low end of its range, $1,951 at the high end.",
  );
  expect(note).toBeNull();
});

test("at most eight inputs are drawn, the others stand in the table", () => {
  const { bars, note, table } = prepared("hostile");
  expect(bars).toHaveLength(8);
  expect(table.rows).toHaveLength(20);
  expect(note).toBe("12 that move it less stand in the table alone.");
  expect(prepared("empty").summary).toBe("No input has a range that moves the cost.");
});
