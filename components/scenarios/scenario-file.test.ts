import { expect, test } from "vitest";
import { POLICY_PRESETS } from "../../lib/retry/presets.ts";
import {
  draftText,
  presetJson,
  presetOf,
  readDraft,
  TODAY,
  valueAt,
  withValue,
} from "./scenario-file.ts";

test("an address without a scenario is today's behaviour, and says nothing", () => {
  expect(readDraft(null)).toEqual(TODAY);
  expect(draftText(TODAY)).toBeNull();
});

test("a scenario comes out of the address as it went in", () => {
  const draft = {
    seed: 7,
    workloads: [{ match: { workload: "nightly" }, policy: { kind: "flex" }, deadlineSeconds: 60 }],
    assumptions: { availability: { kind: "constant", refusal: [0.01, 0.1] } },
  };
  expect(readDraft(draftText(draft))).toEqual(draft);
});

test("text that is no scenario is told apart from none", () => {
  for (const text of ["", "{", "[]", "null", '{"workloads":7}', '{"workloads":[null]}', '"x"']) {
    expect(readDraft(text), text).toBeNull();
  }
});

test("what is taken out of a file leaves no empty shell behind", () => {
  const file = { availability: { kind: "constant", refusal: 0.1 }, stallShare: 0.5 };
  expect(withValue(file, ["stallShare"], undefined)).toEqual({ availability: file.availability });
  expect(withValue({ latch: { afterRefusals: 1 } }, ["latch", "afterRefusals"], undefined)).toEqual(
    {},
  );
  expect(withValue({}, ["backoff", "kind"], "none")).toEqual({ backoff: { kind: "none" } });
  expect(valueAt(file, ["availability", "refusal"])).toBe(0.1);
  expect(valueAt(file, ["availability", "refusal", "low"])).toBeUndefined();
});

test("every preset is found again by what the address says of it", () => {
  for (const preset of POLICY_PRESETS) expect(presetOf(presetJson(preset))?.id).toBe(preset.id);
  expect(presetOf({ kind: "flex", maxAttempts: 4 })).toBeNull();
  expect(presetOf({ kind: "flex", maxAttempts: "four" })).toBeNull();
});
