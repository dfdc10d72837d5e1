import { expect, test } from "vitest";
import {
  asTold,
  draftOf,
  draftProblems,
  EMPTY_WORKLOAD,
  workloadOfDraft,
} from "./workload-draft.ts";

test("a form says what was kept, names one per line and deadlines in their largest unit", () => {
  const kept = {
    name: "evals",
    match: { apiKey: ["key_a", "key_b*"], model: ["o3"] },
    ...{ deadlineSeconds: 7_200, delayValueUsdPerHour: "12.50", answers: { canWait: "day" } },
  };
  const draft = draftOf(kept);
  expect(draft).toMatchObject({ deadline: "2", deadlineUnit: "hours" });
  expect(draft.names.apiKey).toBe("key_a\nkey_b*");
  expect(workloadOfDraft(draft)).toEqual(kept);
  expect(draftProblems(draft, ["other"])).toEqual({});
});

test("what is wrong is told at its field", () => {
  expect(Object.keys(draftProblems(draftOf(EMPTY_WORKLOAD), []))).toEqual(["name", "match"]);
  const draft = draftOf(asTold("chat"));
  expect(draftProblems(draft, ["chat"]).name).toContain("already");
  for (const deadline of ["0", "-5", "soon", "1.0001"]) {
    expect(draftProblems({ ...draft, deadline }, []).deadline).toContain("over 0");
  }
  expect(draftProblems({ ...draft, deadline: "1.5" }, []).deadline).toBeUndefined();
  expect(draftProblems({ ...draft, delayValue: "$5" }, []).delayValue).toContain("12.50");
});
