import { expect, test } from "vitest";
import {
  BLANK_MAPPING,
  readScalar,
  withColumn,
  withDefault,
  withFailure,
  withModel,
  withOrigin,
  withTimeKind,
} from "./edit-mapping.ts";

test("a field reads from one column at a time, and none takes it out", () => {
  const one = withColumn(BLANK_MAPPING, "time", "Timestamp");
  const other = withColumn(one, "time", "Date");
  expect(other.columns).toEqual({ time: "Date" });
  expect(withColumn(other, "time", null).columns).toEqual({});
  expect(BLANK_MAPPING.columns).toEqual({});
});

test("the origin survives a change from seconds to milliseconds, and ends with ISO", () => {
  const seconds = withOrigin(withTimeKind(BLANK_MAPPING, "seconds-since"), "2025-05-01T00:00:00Z");
  const milliseconds = withTimeKind(seconds, "milliseconds-since");
  expect(milliseconds.time).toEqual({ kind: "milliseconds-since", origin: "2025-05-01T00:00:00Z" });
  expect(withTimeKind(milliseconds, "iso").time).toEqual({ kind: "iso" });
  expect(withOrigin(BLANK_MAPPING, "2025-05-01").time).toEqual({ kind: "iso" });
});

test("models, defaults and failures are added and taken out", () => {
  const mapped = withModel(BLANK_MAPPING, "ChatGPT", "o4-mini");
  expect(mapped.models).toEqual({ ChatGPT: "o4-mini" });
  expect(withModel(mapped, "ChatGPT", "").models).toEqual({});
  expect(withDefault(BLANK_MAPPING, "provider", "openai").defaults).toEqual({ provider: "openai" });
  expect(withDefault(BLANK_MAPPING, "provider", "").defaults).toEqual({});
  const failing = withFailure(BLANK_MAPPING, "outputTotal", 0);
  expect(failing.failedWhen).toEqual({ outputTotal: 0 });
  expect(withFailure(failing, "outputTotal", undefined).failedWhen).toEqual({});
});

test("a typed condition is a number only where it reads as one", () => {
  expect(["0", "-1.5", "true", " x ", "", "1e5", "0x10"].map(readScalar)).toEqual([
    0,
    -1.5,
    true,
    "x",
    null,
    "1e5",
    "0x10",
  ]);
});
