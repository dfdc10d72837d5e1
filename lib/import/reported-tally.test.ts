import { expect, test } from "vitest";
import { blankRecord, type Grain } from "../core/record.ts";
import { Tally } from "./tally.ts";

const at = Date.UTC(2026, 10, 18) * 1_000;
const reportOf = (grain: Grain, rows: readonly (readonly [string | null, string | null])[]) => {
  const tally = new Tally({ format: { grain }, missing: [] });
  for (const [reportedUsd, tierServed] of rows) {
    const record = { ...blankRecord(grain, at), reportedUsd, tierServed };
    tally.addRow({ kind: "record", line: 1, record });
  }
  return tally.report();
};

test("what cost rows say is added up exactly, in total and by tier", () => {
  const { grain, reported } = reportOf("cost", [
    ["0.1", "flex"],
    ["0.2", "flex"],
    ["0.000000000000000000000001", null],
    ["-0.05", "standard"],
  ]);
  expect(grain).toBe("cost");
  expect(reported).toEqual({
    total: "0.250000000000000000000001",
    byTier: { flex: "0.3", standard: "-0.05", unknown: "0.000000000000000000000001" },
  });
});

test("a cost file without a row reports 0; a usage file without money reports nothing", () => {
  expect(reportOf("cost", []).reported).toEqual({ total: "0", byTier: {} });
  expect(reportOf("bucket", [[null, "flex"]])).not.toHaveProperty("reported");
});

test("buckets that name money are added up; what single calls are said to cost is not", () => {
  expect(
    reportOf("bucket", [
      ["1.42", null],
      ["0.31", null],
    ]).reported?.total,
  ).toBe("1.73");
  expect(reportOf("call", [["1.42", null]])).not.toHaveProperty("reported");
});

test("counts that weigh nothing are left out", () => {
  expect(reportOf("cost", [["1", "flex"]])).toMatchObject({ tiersServed: {}, outcomes: {} });
});
