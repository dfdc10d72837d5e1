import { expect, test } from "vitest";
import { placeLabels } from "./place-labels.ts";

const ROOM = { left: 60, right: 400 };
const at = (key: string, x: number, y: number) => ({ key, x, y, label: "gpt-5 flex" });

test("a label stands right of its point, at the right edge left of it", () => {
  const placed = placeLabels([at("a", 100, 50), at("b", 390, 150)], ROOM);
  expect(placed.map(({ key, anchor, x }) => [key, anchor, x])).toEqual([
    ["a", "start", 110],
    ["b", "end", 380],
  ]);
});

test("where another point or label stands in the way on both sides, there is none", () => {
  const crowd = [at("a", 100, 50), at("b", 125, 55), at("c", 140, 48)];
  expect(placeLabels(crowd, ROOM).map(({ key }) => key)).toEqual(["c"]);
});
