import { expect, test } from "vitest";
import { besideText, draftName, readBeside } from "./beside.ts";
import { TODAY } from "./scenario-file.ts";

const flex = { ...TODAY, workloads: [{ match: {}, policy: { kind: "flex" } }] };

test("scenarios beside the page's own come out of the address as they went in, three at most", () => {
  expect(readBeside(besideText([flex, TODAY]))).toEqual([flex, TODAY]);
  expect(readBeside(besideText([flex, flex, flex, flex]))).toHaveLength(3);
  expect(besideText([])).toBeNull();
  for (const text of [null, "", "{}", "[7]", "[null]", "["]) expect(readBeside(text)).toEqual([]);
});

test("a scenario is called by its name, else by what it does", () => {
  const titleOf = () => "flex";
  expect(draftName({ ...flex, name: "Nightly" }, titleOf)).toBe("Nightly");
  expect(draftName({ ...flex, name: " " }, titleOf)).toBe("flex");
  expect(draftName(TODAY, titleOf)).toBe("today");
});
