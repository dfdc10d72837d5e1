import { describe, expect, test } from "vitest";
import { blankRecord, type UsageRecord } from "../../core/record.ts";
import { parseIsoUs } from "../../core/time.ts";
import { PRICE_BOOK } from "../../pricing/price-book.ts";
import { cellOfRecord } from "../cell-of-record.ts";
import type { CostCell } from "../cost-cell.ts";
import { answerBothPeriods } from "./answer-rows.ts";
import { readQuestion } from "./question.ts";

const MAY = parseIsoUs("2025-05-01T12:00:00Z") ?? Number.NaN;

/** o3 in its first weeks: $10 for a million input tokens. */
const spent = (project: string | null, millions: number, over: Partial<UsageRecord> = {}) =>
  cellOfRecord({
    ...blankRecord("call", MAY),
    ...{ provider: "openai", model: "o3", tierServed: "standard", project },
    ...{ inputTotal: millions * 1_000_000, inputCached: 0, outputTotal: 0, ...over },
  });

function compare(query: string, now: readonly CostCell[], before: readonly CostCell[]) {
  const context = { nowUs: MAY, defaultZone: "UTC" };
  const params = new URLSearchParams(`period=7d&compare=previous&${query}`);
  const facts = (usage: readonly CostCell[]) => ({ usage, operations: [], speed: [] });
  return answerBothPeriods(PRICE_BOOK, readQuestion(params, context), {
    now: facts(now),
    before: facts(before),
  });
}

const table = ({ now, before }: ReturnType<typeof compare>) =>
  now.rows.map(({ at, values }, row) => [
    ...at,
    values[0]?.amount,
    before.rows[row]?.values[0]?.amount,
  ]);

// $30 more for search, $20 less for chat, $5 more for mail; evals are new at $40, imports are gone with $25.
const NOW = [spent("search", 4), spent("chat", 1), spent("mail", 1), spent("evals", 4)];
const BEFORE = [spent("search", 1), spent("chat", 3), spent("mail", 0.5), spent("imports", 2.5)];

describe("rows by how much they changed", () => {
  test("the largest change comes first, up or down, with what is new and what is gone", () => {
    const both = compare("measure=spend&by=project&order=-change", NOW, BEFORE);
    expect(table(both)).toEqual([
      ["evals", "40", "0"],
      ["search", "40", "10"],
      ["imports", "0", "25"],
      ["chat", "10", "30"],
      ["mail", "10", "5"],
    ]);
    expect([both.now.rest, both.before.rest]).toEqual([null, null]);
  });

  test("what a limit leaves out is summed for both periods, so that rows and rest make the whole", () => {
    const { now, before } = compare("by=project&order=-change&limit=2", NOW, BEFORE);
    expect(now.rows.map(({ at }) => at[0])).toEqual(["evals", "search"]);
    expect([now.rest, now.total]).toEqual([
      { rows: 2, values: [{ amount: "20" }] },
      [{ amount: "100" }],
    ]);
    expect([before.rest, before.total]).toEqual([
      { rows: 3, values: [{ amount: "60" }] },
      [{ amount: "70" }],
    ]);
  });

  test("what has no price in one of the periods has no known change and comes last", () => {
    const unpriced = spent("search", 1, { model: "no-such-model" });
    const both = compare("by=project&order=-change", [unpriced, spent("chat", 1)], BEFORE);
    expect(table(both).at(-1)).toEqual(["search", null, "10"]);
  });
});

describe("the period before, in any other order", () => {
  test("has the rows of the period, and what is gone is in its rest", () => {
    const both = compare("by=project&order=project", NOW, BEFORE);
    expect(table(both)).toEqual([
      ["chat", "10", "30"],
      ["evals", "40", "0"],
      ["mail", "10", "5"],
      ["search", "40", "10"],
    ]);
    expect(both.before.rest).toEqual({ rows: 1, values: [{ amount: "25" }] });
  });

  test("has times of its own where a cut is by time", () => {
    const { before } = compare("by=day", [], BEFORE);
    expect(before.rows).toHaveLength(1);
  });

  test("is the whole alone without a cut, also where one of the periods has nothing", () => {
    const { now, before } = compare("measure=spend,records", [], BEFORE);
    expect([now.total, before.total]).toEqual([
      [{ amount: "0" }, { amount: 0 }],
      [{ amount: "70" }, { amount: 4 }],
    ]);
    expect([now.rows, now.rest, before.rows, before.rest]).toEqual([[], null, [], null]);
  });
});
