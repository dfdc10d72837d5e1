import { expect, test } from "vitest";
import type { Answer } from "../../lib/wire/answer.ts";
import { sampleAnswer } from "../charts/kit/sample-answer.ts";
import { moversOf } from "./movers.ts";

type Line = readonly [name: string | null, now: string | null, before: string | null];

function answerOf(lines: readonly Line[], more: Partial<Answer> = {}): Answer {
  const spend = (amounts: readonly (string | null)[]) =>
    sampleAnswer(
      {
        ...{ measures: ["spend"], by: ["project"], total: ["100"] },
        rows: lines.map(([name], place) => [[name], [amounts[place] ?? null]]),
      },
      0,
    );
  const now = spend(lines.map(([, amount]) => amount));
  const { rows, total } = spend(lines.map(([, , amount]) => amount));
  const before = { fromUs: 0, toUs: 1, rows, total, rest: null };
  return { ...now, before, ...more };
}

const told = (answer: Answer) =>
  moversOf(answer).rows.map(({ name, change, percent }) => [
    name,
    change,
    percent.replaceAll("\u00a0", " "),
  ]);

test("a mover tells its change exactly and in percent, new and gone ones as such", () => {
  const lines: Line[] = [
    ["search", "40", "10"],
    ["imports", "0", "25"],
    ["evals", "20", "0"],
    [null, "0.300000000001", "0.2"],
  ];
  expect(told(answerOf(lines))).toEqual([
    ["search", "30", "+300 %"],
    ["imports", "-25", "gone"],
    ["evals", "20", "new"],
    [null, "0.100000000001", "+50 %"],
  ]);
});

test("what did not move, or whose change is not known, is no mover", () => {
  const lines: Line[] = [
    ["chat", "5", "5"],
    ["mail", null, "5"],
  ];
  expect(told(answerOf(lines))).toEqual([]);
});

test("the others are what both periods left out, together", () => {
  const answer = answerOf([["search", "40", "10"]]);
  const rest = (amount: string, rows: number) => ({ rows, values: [{ amount }] });
  const { others, total } = moversOf({
    ...answer,
    rest: rest("60", 4),
    before: answer.before && { ...answer.before, rest: rest("90", 2) },
  });
  expect([others?.change, total.change]).toEqual(["-30", "0"]);
  expect(moversOf(answer).others).toBeNull();
});

test("where no record names a project, that is known", () => {
  expect(moversOf(answerOf([[null, "40", "10"]])).isNamed).toBe(false);
  expect(moversOf(answerOf([["a", "40", "10"]])).isNamed).toBe(true);
});
