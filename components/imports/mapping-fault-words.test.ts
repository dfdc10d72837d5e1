import { expect, test } from "vitest";
import { compileMapping } from "../../lib/formats/compile-mapping.ts";
import type { Mapping } from "../../lib/formats/mapping.ts";
import { BLANK_MAPPING } from "./edit-mapping.ts";
import { mappingFaultWords } from "./mapping-fault-words.ts";

const NAMES = ["when", "model name"];

function said(changes: Partial<Mapping>): string {
  const mapping: Mapping = { ...BLANK_MAPPING, columns: { time: "when" }, ...changes };
  const access = {
    names: NAMES,
    has: (name: string) => NAMES.includes(name),
    getter: () => () => "",
  };
  const compiled = compileMapping(mapping, access);
  if (compiled.ok || !compiled.error.fault) throw new Error("the mapping has no fault");
  return mappingFaultWords(compiled.error.fault);
}

test("a page tells what to mend by the names of its own fields, never by a mapping's keys", () => {
  const clock = "The times of this file count from a start that it does not name.";
  expect(said({ time: { kind: "seconds-since", origin: " " } })).toBe(
    `${clock} Fill in “Start of the clock”.`,
  );
  expect(said({ time: { kind: "seconds-since", origin: "May" } })).toMatch(
    /an ISO 8601 time such as "2025-05-01T00:00:00Z"; it is "May"\. Fill in “Start of the clock”\.$/,
  );
  expect(said({ columns: {} })).toMatch(/^No column gives the time\. Choose a column for “Time”/);
  expect(said({ columns: { time: "When" } })).toMatch(
    /"When" that the file does not have\. Did you mean "when"\? Choose a column for “Time”/,
  );
  expect(said({ columns: { time: "when", requests: "when", latency: "when" } })).toMatch(
    /Take one of the two out: “Requests” or “Latency”\.$/,
  );
  expect(said({ failedWhen: { outputTotal: 0 } })).toMatch(
    /Choose a column for “Output tokens”, or take the condition out\.$/,
  );
  expect(said({ failedWhen: { time: "x" } })).toMatch(/Change the condition on “Time”\.$/);
  expect(said({ defaults: { status: "fine" } })).toMatch(
    /Correct “HTTP status” under “Where a row does not say”\.$/,
  );
});
