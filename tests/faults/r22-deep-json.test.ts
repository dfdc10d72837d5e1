import { expect, test } from "vitest";
import { Mapping } from "../../lib/formats/mapping.ts";
import { isTooDeep } from "../../lib/import/json-rows.ts";
import { readUsage } from "../../lib/testing/read-usage.ts";

const DEEP = 5_000_000;
const mapping = Mapping.parse({ columns: { time: "time", inputTotal: "in" } });
const sound = '{"time":"2026-11-18","in":1}';
const deep = `{"time":"2026-11-18","in":1,"a":${"[".repeat(DEEP)}${"]".repeat(DEEP)}}`;

test("JSON five million levels deep is told by its bytes, before anything walks it", () => {
  const start = performance.now();
  expect(isTooDeep(deep)).toBe(true);
  expect(performance.now() - start).toBeLessThan(50);
});

test.each([
  ["a line", `${sound}\n${deep}\n${sound}\n`],
  ["a value of a list", `[${sound},\n${deep},\n${sound}]`],
])("%s that deep costs its row alone, and no time", async (_what, text) => {
  const start = performance.now();
  const { report, rejects } = await readUsage(text, { mapping });
  expect(performance.now() - start).toBeLessThan(2_000);
  expect(report.records).toMatchObject({ received: 3, valid: 2, rejected: 1 });
  expect(rejects).toMatchObject([{ code: "too-deep" }]);
});
