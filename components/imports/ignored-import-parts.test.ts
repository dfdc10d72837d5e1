import { expect, test } from "vitest";
import { askedImport, ignoredImportParts } from "./ignored-import-parts.ts";

const whys = (query: string, hasOlder = false) =>
  ignoredImportParts(new URLSearchParams(query), [9, 8, 7], hasOlder).map(
    ({ name, value, why }) => `${name}=${value}: ${why}`,
  );

test("an import of the list is understood, and so is a bare address", () => {
  expect(whys("")).toEqual([]);
  expect(whys("import=8")).toEqual([]);
  expect(askedImport(new URLSearchParams("import=8"))).toBe(8);
});

test("an import that is none, or lies further back than the list, is named with the reason", () => {
  expect(whys("import=12", true)).toEqual(["import=12: there is no such import"]);
  expect(whys("import=3")).toEqual(["import=3: there is no such import"]);
  expect(whys("import=3", true)).toEqual([
    "import=3: further back than the imports listed: load older ones",
  ]);
  expect(whys("import=first&foo=1")).toEqual([
    "import=first: expected the number of an import",
    "foo=1: no such filter",
  ]);
  expect(ignoredImportParts(new URLSearchParams("import=1"), [], false)).toHaveLength(1);
});
