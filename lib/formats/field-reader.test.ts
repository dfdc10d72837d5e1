import { describe, expect, test } from "vitest";
import { FieldReader, type TimeKind } from "./field-reader.ts";

function problemOf(read: (reader: FieldReader) => unknown) {
  const reader = new FieldReader();
  const value = read(reader);
  expect(value === null || Number.isNaN(value)).toBe(true);
  return reader.problem;
}

describe("token counts", () => {
  test.each([
    ["-5", "negative"],
    [-1, "negative"],
    ["1e308", "absurd"],
    [2 ** 53, "absurd"],
    ["1000000000001", "absurd"],
    ["10.5", "fractional"],
    ["NaN", "not-a-number"],
    ["many", "not-a-number"],
    [true, "not-a-number"],
    [{ a: 1 }, "not-a-number"],
    [[1], "not-a-number"],
  ])("refuses %j as %s, with the column, what was expected and what arrived", (value, code) => {
    const problem = problemOf((reader) => reader.count("Prompt", value));
    expect(problem).toMatchObject({
      field: "Prompt",
      code,
      expected: "a whole number from 0 to 1,000,000,000,000",
    });
  });

  test("a blank cell is unknown, a zero is zero, and minus zero is too", () => {
    const reader = new FieldReader();
    expect(reader.count("x", "")).toBeNull();
    expect(reader.count("x", "0.0")).toBe(0);
    expect(Object.is(reader.count("x", "-0"), 0)).toBe(true);
    expect(reader.problem).toBeNull();
  });

  test("only the first problem of a row is told, and the next row starts clean", () => {
    const reader = new FieldReader();
    reader.count("a", "-1");
    reader.count("b", "x");
    expect(reader.problem?.field).toBe("a");
    reader.begin();
    expect(reader.problem).toBeNull();
  });
});

describe("times", () => {
  const us = Date.UTC(2026, 10, 18, 10) * 1_000;
  test.each<[TimeKind, unknown, number]>([
    ["iso", "2026-11-18T10:00:00Z", us],
    ["iso", "2026-11-18 10:00:00.1234567", us + 123_456],
    ["epoch-s", us / 1_000_000, us],
    ["epoch-s", `${us / 1_000_000}.255`, us + 255_000],
    ["epoch-ms", String(us / 1_000), us],
  ])("reads %s %j", (kind, value, expected) => {
    expect(new FieldReader().timeUs("t", value, kind)).toBe(expected);
  });

  test("seconds since an origin count from it", () => {
    const origin = Date.UTC(2025, 4, 1) * 1_000;
    expect(new FieldReader().timeUs("t", "5", "seconds-since", origin)).toBe(origin + 5_000_000);
  });

  test.each<[TimeKind, unknown, string]>([
    ["iso", "18/11/2026", "not-a-time"],
    ["iso", 1_795_000_000, "not-a-time"],
    ["iso", "2014-12-31T23:59:59Z", "time-out-of-range"],
    ["epoch-s", "soon", "not-a-time"],
    ["epoch-s", 1_673_413_200_000, "time-out-of-range"],
    ["epoch-ms", Number.POSITIVE_INFINITY, "not-a-time"],
  ])("refuses %s %j as %s", (kind, value, code) => {
    expect(problemOf((reader) => reader.timeUs("t", value, kind))?.code).toBe(code);
  });

  test("a year 55000 is refused with what it more likely is", () => {
    const problem = problemOf((reader) => reader.timeUs("t", 1_673_413_200_000, "epoch-s"));
    expect(problem?.expected).toContain("from 2015 to 2099");
    expect(problem?.expected).toContain("looks like epoch-ms");
  });
});

test("durations are milliseconds whatever their unit, and no longer than a month", () => {
  const reader = new FieldReader();
  expect(reader.durationMs("latency", "0.1", "s")).toBe(100);
  expect(reader.durationMs("latency", "102.493", "s")).toBe(102_493);
  expect(reader.durationMs("latency", 27_198, "ms")).toBe(27_198);
  expect(problemOf((r) => r.durationMs("latency", "1e12", "s"))?.code).toBe("absurd");
  expect(problemOf((r) => r.durationMs("latency", "-1", "s"))?.code).toBe("negative");
});

test("an HTTP status is one", () => {
  expect(new FieldReader().httpStatus("status", "429.0")).toBe(429);
  expect(problemOf((reader) => reader.httpStatus("status", "0"))?.code).toBe("not-a-status");
  expect(problemOf((reader) => reader.httpStatus("status", "OK"))?.code).toBe("not-a-number");
});

test("what a report shows of a wrong value is a number, a time or a word, and never a text or an object's inside", () => {
  const found = (value: unknown) => problemOf((r) => r.count("x", value))?.found;
  expect(found(`a\nb${"c".repeat(500)}`)).toBe("a text of 503 characters");
  expect(found("please summarise this")).toBe("a text of 21 characters");
  expect(found("sk-proj-4eC39HqLyjWDarjt")).toBe("a text of 24 characters");
  expect(found("-12,5")).toBe("-12,5");
  expect(found("2026-11-18 10:00:00+01")).toBe("2026-11-18 10:00:00+01");
  expect(found("failed")).toBe("failed");
  expect(found({ prompt: "secret" })).toBe("an object");
  expect(found(["secret"])).toBe("a list of 1");
});
