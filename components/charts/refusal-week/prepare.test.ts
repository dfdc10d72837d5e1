import { expect, test } from "vitest";
import type { AnswerData } from "../../answers/answer-data.ts";
import { prepareRefusalWeek } from "./prepare.ts";
import { samples } from "./sample.ts";

const sample = (name: string): AnswerData => {
  const found = samples[name];
  if (!found) throw new Error(`no sample ${name}`);
  return found;
};

test("every hour of the week is a cell in a step of colour, or hatched where too few attempts lie in it", () => {
  const { hours, steps, marks } = prepareRefusalWeek(sample("usual"));
  const lookAt = (day: number, hour: number) => hours[hour]?.cells[day]?.look;
  expect(marks).toBe(168);
  expect([lookAt(0, 0), lookAt(0, 15), lookAt(1, 0)]).toEqual([0, 1, "few"]);
  expect([lookAt(1, 15), lookAt(1, 16), lookAt(6, 23)]).toEqual([4, 3, 2]);
  expect(lookAt(3, 3)).toBe("none");
  expect(hours[0]?.cells[1]?.text).toBe("50\u00a0% of 19, too few to say");
  expect(steps.map(({ look }) => look)).toEqual([0, 1, 2, 3, 4, "few"]);
});

test("the sentence names the worst hour among those with enough attempts", () => {
  expect(prepareRefusalWeek(sample("usual")).summary).toBe(
    "Most were refused on Tue 15:00: 25\u00a0% of 400. 1 of 5 hours of the week with at least 20 first attempts saw none refused (UTC).",
  );
  expect(prepareRefusalWeek(sample("empty"))).toMatchObject({ hours: [], marks: 0 });
});
