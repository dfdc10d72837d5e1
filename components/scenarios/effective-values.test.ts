import { expect, test } from "vitest";
import { draftProblems, effectiveAssumptions, effectivePolicy } from "./effective-values.ts";
import { TODAY } from "./scenario-file.ts";

test("what a scenario leaves out shows its usual value, ranges as they are written", () => {
  const values = effectiveAssumptions({ availability: { kind: "two-state", shareDown: 0.1 } });
  expect(values.availability).toMatchObject({
    ...{ kind: "two-state", shareDown: 0.1, upAccept: [0.93, 0.999], memorySeconds: [30, 7_200] },
  });
  expect(values.refusalSeconds).toEqual([0.05, 2]);
  expect(values.cacheLossOnFallback).toBe(1);
});

test("a wrong value stays as it was typed, and the others keep theirs", () => {
  const values = effectiveAssumptions({ refusalSeconds: "soon", stallShare: [0.9, 0.1] });
  expect(values).toMatchObject({ refusalSeconds: "soon", stallShare: [0.9, 0.1] });
  expect(values.billAbandoned).toEqual([0, 1]);
});

test("a policy shows the usual values of its kind", () => {
  expect(effectivePolicy({ kind: "flex", backoff: { kind: "none" } })).toMatchObject({
    ...{ kind: "flex", maxAttempts: 3, attemptTimeoutSeconds: 900, onExhausted: "standard" },
    backoff: { kind: "none" },
  });
  expect(effectivePolicy({ kind: "standard" })).toEqual({ kind: "standard" });
});

test("mistakes are told with the field that they are in", () => {
  const workloads = [{ match: {}, policy: { kind: "flex", maxAttempts: "many" } }];
  const [first, second] = draftProblems({
    ...{ ...TODAY, workloads, assumptions: { refusalSeconds: [2, 1] } },
  });
  expect(first?.field).toBe("workloads[0].policy.maxAttempts");
  expect(first?.message).toContain('maxAttempts is "many"');
  expect(second?.field).toBe("assumptions.refusalSeconds");
  expect(second?.message).toContain("wrong way round");
});
