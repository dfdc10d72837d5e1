import { expect, test } from "vitest";
import { MAPPING_COLUMNS as ALL } from "../../lib/formats/mapping.ts";
import { fieldLabel, MAPPING_COLUMNS, MAPPING_FIELDS } from "./mapping-fields.ts";

test("the editor offers every field that a mapping can name, once", () => {
  expect([...MAPPING_COLUMNS].sort()).toEqual([...ALL].sort());
});

test("no two fields share a name on screen", () => {
  const labels = Object.values(MAPPING_FIELDS).map(({ label }) => label);
  expect(new Set(labels).size).toBe(labels.length);
});

test("record fields read as words; those without words by their own name", () => {
  expect(fieldLabel("inputTotal")).toBe("Input tokens");
  expect(fieldLabel("latencyMs")).toBe("Latency");
  expect(fieldLabel("constructor")).toBe("constructor");
});
