import { describe, expect, test } from "vitest";
import { blankRecord } from "../core/record.ts";
import { parseIsoUs } from "../core/time.ts";
import { cellOfRecord } from "./cell-of-record.ts";
import type { CostCell } from "./cost-cell.ts";
import { lastDays, type SourceImports, sourceFreshness } from "./source-freshness.ts";

const at = (iso: string): number => parseIsoUs(iso) ?? Number.NaN;

function source(over: Partial<SourceImports>) {
  return sourceFreshness(
    {
      ...{ format: "litellm-spendlogs", isAggregate: false, imports: 1 },
      lastRecordUs: at("2026-11-20T14:23:45Z"),
      lastImportUs: at("2026-11-20T16:00:00Z"),
      broughtUs: at("2026-11-20T16:00:00Z"),
      ...over,
    },
    (format) => `Title of ${format}`,
  );
}

describe("complete until", () => {
  test("a log of calls is whole up to the hour of its last call", () => {
    const { completeUntilUs, title, lag } = source({});
    expect(completeUntilUs).toBe(at("2026-11-20T14:00:00Z"));
    expect(title).toBe("Title of litellm-spendlogs");
    expect(lag).toBeNull();
  });

  test("a delay that the provider names is taken off the moment of the export", () => {
    const broughtUs = at("2026-11-20T14:02:00Z");
    const lastRecordUs = at("2026-11-20T14:00:00Z");
    const report = { format: "anthropic-usage-report", isAggregate: true, lastRecordUs, broughtUs };
    const { completeUntilUs, lag } = source(report);
    expect(completeUntilUs).toBe(at("2026-11-20T13:00:00Z"));
    expect(lag?.words).toMatch(/5 minutes/);
  });

  test("an aggregate row that had not ended, or whose provider names no delay, says nothing for sure", () => {
    const ended = { format: "openai-usage-api", isAggregate: true };
    expect(source(ended)).toMatchObject({
      completeUntilUs: null,
      why: expect.stringMatching(/names no delay/),
    });
    const running = { ...ended, lastRecordUs: at("2026-11-21T00:00:00Z") };
    expect(source(running)).toMatchObject({
      completeUntilUs: null,
      why: expect.stringMatching(/will grow/),
    });
  });

  test("records without a time reach nowhere", () => {
    expect(source({ lastRecordUs: null })).toMatchObject({
      completeUntilUs: null,
      why: expect.stringMatching(/no time/),
    });
  });
});

describe("the last day", () => {
  const day = (name: string, requests: number, provider = "openai"): CostCell => ({
    ...cellOfRecord(blankRecord("call", 0)),
    ...{ provider, requests, day: name },
  });

  test("looks unfinished where it has less than half of the quietest day before it", () => {
    const before = [day("2026-11-14", 60), day("2026-11-15", 50), day("2026-11-16", 300)];
    const [low] = lastDays([...before, day("2026-11-17", 20), day("2026-11-17", 4)]);
    expect(low).toEqual({
      ...{ provider: "openai", day: "2026-11-17", requests: 24, quietest: 50, daysBefore: 3 },
      looksUnfinished: true,
    });
    expect(lastDays([...before, day("2026-11-17", 25)])[0]?.looksUnfinished).toBe(false);
  });

  test("is held against nothing where too few days come before it, and by provider", () => {
    const few = [day("2026-11-15", 50), day("2026-11-16", 300), day("2026-11-17", 1)];
    expect(lastDays(few)[0]).toMatchObject({ looksUnfinished: false, daysBefore: 2 });
    expect(lastDays([...few, day("2026-11-17", 9, "anthropic")])).toHaveLength(2);
    expect(lastDays([])).toEqual([]);
  });
});
