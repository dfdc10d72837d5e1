import { expect, test } from "vitest";
import { recordPeriod } from "./record-period.ts";

const at = (iso: string) => Date.parse(iso) * 1_000;

test("records that name no time are counted, never dated", () => {
  expect(recordPeriod({ firstUs: null, lastUs: null, undated: 4 })).toBe("4 records name no time.");
  expect(recordPeriod({ firstUs: null, lastUs: null, undated: 0 })).toBeNull();
  const [firstUs, lastUs] = [at("2026-11-01T10:00Z"), at("2026-11-02T08:30Z")];
  expect(recordPeriod({ firstUs, lastUs, undated: 1 })).toBe(
    "Records from 1 Nov 2026, 10:00 to 2 Nov 2026, 08:30 UTC; 1 record names no time.",
  );
  expect(recordPeriod({ firstUs, lastUs: firstUs, undated: 0 })).toBe(
    "Records of 1 Nov 2026, 10:00 UTC.",
  );
});
