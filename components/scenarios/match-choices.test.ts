import { expect, test } from "vitest";
import { matchGroups, matchWords } from "./match-choices.ts";

const names = (workload: string | null, model: string) => ({
  ...{ workload, model, project: null, endpoint: null, apiKey: null },
});

test("a policy may be put on everything, on a workload or on a model, the most records first", () => {
  const met = [
    { names: names("chat", "a"), records: 10 },
    { names: names("nightly", "a"), records: 1_500 },
    { names: names(null, "b"), records: 5 },
  ];
  const groups = matchGroups({
    met,
    records: 1_515,
    leftOut: 0,
    forecasts: { weeks: [], told: { refusals: 0, cost: 0, latency: 0 } },
  });
  expect(groups.map(({ title }) => title)).toEqual(["Everything", "Workloads", "Models"]);
  expect(groups[0]?.choices).toEqual([{ value: "{}", label: "All requests (1,515)" }]);
  expect(groups[1]?.choices.map(({ label }) => label)).toEqual([
    ...["nightly (1,500)", "chat (10)", "without a workload (5)"],
  ]);
  expect(groups[1]?.choices[2]?.value).toBe('{"workload":null}');
});

test("a match of a file is told in words", () => {
  expect(matchWords({})).toBe("all requests");
  expect(matchWords({ workload: ["a", null], model: "gpt-5*" })).toBe(
    "workload a or none, model gpt-5*",
  );
});
