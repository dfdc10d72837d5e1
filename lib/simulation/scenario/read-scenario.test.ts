import { describe, expect, test } from "vitest";
import { matchWorkload } from "./match-workload.ts";
import { readScenario } from "./read-scenario.ts";

const ISSUED = {
  seed: 1,
  workloads: [
    {
      match: {},
      policy: {
        kind: "flex",
        maxAttempts: 3,
        budgetSeconds: null,
        attemptTimeoutSeconds: 900,
        backoff: {
          kind: "exponential",
          baseSeconds: 1,
          factor: 2,
          capSeconds: 60,
          jitter: "full",
        },
        onExhausted: "standard",
      },
    },
  ],
  assumptions: {
    availability: { kind: "constant", refusal: 0.1 },
    refusalSeconds: 0.3,
    slowdown: { kind: "constant", value: 1 },
    billAbandoned: 0,
    cacheLossOnFallback: 0,
  },
};

const problemsOf = (value: unknown) => {
  const read = readScenario(value);
  return read.ok ? [] : read.error.map(({ field, message }) => `${field}: ${message}`);
};
const withAvailability = (availability: unknown) => ({
  ...ISSUED,
  assumptions: { ...ISSUED.assumptions, availability },
});

describe("a scenario file", () => {
  test("is read as written: a number is a point", () => {
    const read = readScenario(ISSUED);
    expect(read.ok && read.value.assumptions).toMatchObject({
      availability: { kind: "constant", refusal: { low: 0.1, high: 0.1 } },
      refusalSeconds: { low: 0.3, high: 0.3 },
      billAbandoned: { low: 0, high: 0 },
    });
    expect(read.ok && read.value.workloads[0]?.policy).toMatchObject({ maxAttempts: 3 });
  });

  test("takes two numbers for what is not known", () => {
    const read = readScenario(withAvailability({ kind: "constant", refusal: [0.02, 0.1] }));
    expect(read.ok && read.value.assumptions.availability).toMatchObject({
      refusal: { low: 0.02, high: 0.1 },
    });
  });

  test("says of a range the wrong way round how to write it", () => {
    expect(problemsOf(withAvailability({ kind: "constant", refusal: [0.5, 0.1] }))).toEqual([
      "assumptions.availability.refusal: refusal is the wrong way round: its low end 0.5 is above its high end 0.1. Write [0.1, 0.5].",
    ]);
  });

  test("names every field that it does not know, with those that it does", () => {
    const scenario = {
      ...ISSUED,
      sed: 1,
      workloads: [{ match: { team: "x" }, policy: { kind: "standard" } }],
    };
    expect(problemsOf(scenario)).toEqual([
      'sed: "sed" is not known here. Accepted: name, seed, workloads, assumptions.',
      'workloads[0].match.team: "team" is not known here. Accepted: project, workload, model, endpoint, apiKey, tag.',
    ]);
  });

  test("names the field of a policy that can never finish", () => {
    const policy = { kind: "flex", onExhausted: "standard-at-budget" };
    const [problem = ""] = problemsOf({ workloads: [{ policy }] });
    expect(problem).toMatch(/^workloads\[0\]\.policy\.budgetSeconds: /);
  });

  test.each([
    [[], "A scenario is []"],
    [{ workloads: {} }, "workloads is {}"],
    [{ workloads: [7] }, "A workload is 7"],
    [{ workloads: [], name: 4 }, "name is 4"],
    [{ workloads: [], seed: -1 }, "seed is -1"],
    [{ workloads: [], seed: 1.5 }, "seed is 1.5"],
    [{ workloads: [{}] }, "A policy must be an object"],
    [{ workloads: [{ policy: { kind: "flux" } }] }, 'kind is "flux"'],
    [{ workloads: [], assumptions: [] }, "assumptions is []"],
    [withAvailability({ kind: "constant" }), "refusal is missing"],
    [withAvailability({ kind: "constant", refusal: 1.2 }), "refusal is 1.2"],
    [withAvailability({ kind: "constant", refusal: [0, 0.1, 0.2] }), "refusal is [0,0.1,0.2]"],
    [withAvailability({ kind: "two-state", shareDown: 1 }), "shareDown is 1"],
    [withAvailability({ kind: "constant", refusal: 0.1, hourOfWeek: [1] }), "hourOfWeek is [1]"],
    [{ workloads: [{ policy: { kind: "standard" }, deadlineSeconds: 0 }] }, "deadlineSeconds is 0"],
    [{ workloads: [{ match: { model: 4 }, policy: { kind: "standard" } }] }, "model is 4"],
  ])("refuses %j", (value, message) => {
    expect(problemsOf(value).join("\n")).toContain(message);
  });

  test("without assumptions rests on the documented priors", () => {
    const read = readScenario({ workloads: [] });
    expect(read.ok && read.value.assumptions.availability).toEqual({
      kind: "fitted",
      byHourOfWeek: false,
    });
    expect(read.ok && read.value.assumptions.billAbandoned).toEqual({ low: 0, high: 1 });
  });
});

describe("a record's workload", () => {
  const names = { project: "a", workload: null, model: "o4-mini-x", endpoint: null, apiKey: "k" };

  test("is the first that matches, every key it names", () => {
    const place = (...matches: object[]) =>
      matchWorkload(
        names,
        matches.map((match) => ({ match })),
      );
    expect(place({ project: ["b"] }, { project: ["a", "c"] }, {})).toBe(1);
    expect(place({ model: ["o4-mini*"], apiKey: ["other"] })).toBeNull();
    expect(place({ workload: [null] })).toBe(0);
    expect(place({ tag: ["x"] })).toBeNull();
  });

  test("is found by the source's own word too, whatever the user's rules make of it", () => {
    const ruled = { ...names, workload: "Nights", tag: "nightly-job" };
    const place = (match: object) => matchWorkload(ruled, [{ match }]);
    expect([place({ tag: ["nightly*"] }), place({ tag: ["Nights"] })]).toEqual([0, null]);
    expect(
      matchWorkload({ ...names, workload: "nightly" }, [{ match: { tag: ["nightly"] } }]),
    ).toBe(0);
  });
});
