import { expect, test } from "vitest";
import { blankRecord } from "../core/record.ts";
import { recordProblem } from "./check-record.ts";

const at = Date.UTC(2026, 10, 18) * 1_000;
const call = blankRecord("call", at);

test("parts no larger than their total are sound, and so is what is unknown", () => {
  expect(recordProblem({ ...call, inputTotal: 10, inputCached: 6, inputCacheWrite: 4 })).toBeNull();
  expect(recordProblem({ ...call, inputCached: 6, reasoning: 3 })).toBeNull();
});

test("cached and written tokens beyond the total input are told with their numbers", () => {
  const problem = recordProblem({ ...call, inputTotal: 10, inputCached: 6, inputCacheWrite: 5 });
  expect(problem).toMatchObject({ field: "inputTotal", code: "parts-exceed-total" });
  expect(problem?.found).toBe("10 in total, of them 11 cached or cache-written");
});

test("reasoning beyond the output, and one-hour writes beyond all writes, are refused", () => {
  expect(recordProblem({ ...call, outputTotal: 1, reasoning: 2 })?.field).toBe("outputTotal");
  expect(recordProblem({ ...call, inputCacheWrite: 1, inputCacheWrite1h: 2 })?.field).toBe(
    "inputCacheWrite",
  );
});

test("a bucket ends after it starts", () => {
  const bucket = blankRecord("bucket", at);
  expect(recordProblem({ ...bucket, endUs: at + 1 })).toBeNull();
  expect(recordProblem({ ...bucket, endUs: at })?.code).toBe("end-before-start");
});
