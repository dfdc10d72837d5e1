import { expect, test } from "vitest";
import { readScenarioText } from "./scenario-text.ts";

const problemsOf = (text: string): string[] => {
  const read = readScenarioText(text, JSON.parse(text));
  return read.ok ? [] : read.error.map(({ field, message }) => `${field}: ${message}`);
};

test("a name that stands twice is refused beside it, though a parser would keep the last", () => {
  expect(problemsOf('{"workloads":[{"policy":{"kind":"flex","kind":"batch"}}]}')).toEqual([
    "workloads[0].policy.kind: This name stands twice in the same object, and only one can hold. Take one out.",
  ]);
  expect(problemsOf('{"workloads":[]}')).toEqual([]);
});

test("names that objects have by themselves are unknown ones like others", () => {
  const [problem = ""] = problemsOf('{"workloads":[],"__proto__":{"seed":4}}');
  expect(problem).toMatch(/^__proto__: "__proto__" is not known here/);
  const [inner = ""] = problemsOf('{"workloads":[{"policy":{"kind":"constructor"}}]}');
  expect(inner).toMatch(/^workloads\[0\]\.policy\.kind: kind is "constructor"/);
});

test("numbers that are no numbers are told as they came", () => {
  expect(problemsOf('{"workloads":[],"seed":1e400}')[0]).toContain("seed is Infinity");
  const assumptions = '{"availability":{"kind":"constant","refusal":[-1e400,1e400]}}';
  expect(problemsOf(`{"workloads":[],"assumptions":${assumptions}}`)[0]).toContain(
    "refusal is [-Infinity,Infinity]; it must be a number from 0 to 1",
  );
});

test("what nests a hundred thousand times is refused by its beginning", () => {
  const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
  expect(problemsOf(`{"workloads":[{"policy":${deep}}]}`)[0]).toMatch(/^workloads\[0\]\.policy: /);
  expect(problemsOf(`{"workloads":[],"seed":${deep}}`)[0]).toContain("seed is [[[[");
  expect(problemsOf(`{"workloads":[],"assumptions":{"slowdown":{"kind":${deep}}}}`)[0]).toContain(
    "kind is [[[[",
  );
});

test("ten thousand workloads are too many, and of ten thousand mistakes a hundred are listed", () => {
  const workloads = Array.from({ length: 10_000 }, () => "{}");
  expect(problemsOf(`{"workloads":[${workloads}]}`)[0]).toContain("workloads is a list of 10000");
  const names = Array.from({ length: 10_000 }, (_, n) => `"n${n}":0`);
  const problems = problemsOf(`{"workloads":[],${names}}`);
  expect(problems).toHaveLength(101);
  expect(problems.at(-1)).toBe(": 9900 more problems are not listed: correct these first.");
});
