import { expect, test } from "vitest";
import type { SavedScenario } from "../../lib/wire/saved-scenarios.ts";
import { copyName, savedStateOf } from "./saved-state.ts";
import { type Draft, TODAY } from "./scenario-file.ts";

const DRAFT: Draft = {
  ...TODAY,
  name: "patient",
  workloads: [{ match: { workload: "nightly" }, policy: { kind: "flex", maxAttempts: 5 } }],
};

const saved = (name: string, rest: Partial<SavedScenario> = {}): SavedScenario => ({
  ...{ id: 1, name, file: { ...DRAFT, name }, query: "period=30d&project=search", savedUs: 0 },
  ...rest,
});

const HERE = "project=search&period=30d";

test("today's behaviour without a name is nothing to save", () => {
  expect(savedStateOf(TODAY, "", [saved("patient")])).toEqual({ kind: "today" });
});

test("a scenario is saved while it is what its name was saved as, whatever the order of its file", () => {
  const { seed, workloads, assumptions, name } = DRAFT;
  const other = saved("patient", { file: { workloads, name, assumptions, seed } });
  expect(savedStateOf(DRAFT, HERE, [saved("other"), other])).toEqual({
    ...{ kind: "saved", saved: other, isOtherRecords: false },
  });
});

test("an edit, and other filters, are each told", () => {
  const edited = { ...DRAFT, assumptions: { stallShare: 0.1 } };
  expect(savedStateOf(edited, HERE, [saved("patient")])).toMatchObject({
    ...{ kind: "changed", isOtherRecords: false },
  });
  expect(savedStateOf(DRAFT, "period=7d", [saved("patient")])).toMatchObject({
    ...{ kind: "saved", isOtherRecords: true },
  });
});

test("a name that nothing was saved under is not saved", () => {
  expect(savedStateOf(DRAFT, HERE, [])).toEqual({ kind: "unsaved", name: "patient" });
  expect(savedStateOf({ ...DRAFT, name: undefined }, HERE, [saved("patient")])).toEqual({
    kind: "unsaved",
    name: "",
  });
});

test("a file that the page cannot show is another than the one in sight", () => {
  expect(savedStateOf(DRAFT, HERE, [saved("patient", { file: [] })]).kind).toBe("changed");
});

test("a copy gets the first name that nothing has, within a hundred characters", () => {
  expect(copyName("patient", [saved("patient")])).toBe("patient (copy)");
  const all = ["patient", "patient (copy)", "patient (copy 2)"].map((name) => saved(name));
  expect(copyName("patient", all)).toBe("patient (copy 3)");
  expect(copyName("patient (copy 2)", all)).toBe("patient (copy 3)");
  expect(copyName("x".repeat(100), []).length).toBeLessThanOrEqual(100);
});
