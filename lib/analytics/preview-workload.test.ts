import { expect, test } from "vitest";
import { blankRecord, type UsageRecord } from "../core/record.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import { cellOfRecord } from "./cell-of-record.ts";
import { previewWorkload } from "./preview-workload.ts";

const AT_US = Date.UTC(2026, 9, 1) * 1_000;

const cell = (facts: Partial<UsageRecord>) =>
  cellOfRecord({
    ...blankRecord("call", AT_US),
    ...{ provider: "openai", model: "o3", tierServed: "standard", outcome: "success" },
    ...{ inputTotal: 1_000_000, inputCached: 0, outputTotal: 0 },
    ...facts,
  });

const CELLS = [
  cell({ apiKey: "key_a", workload: "chat" }),
  cell({ apiKey: "key_a", workload: null }),
  cell({ apiKey: "key_ab", workload: "chat", model: "nobody-sells-this" }),
  cell({ apiKey: "key_c", workload: "chat" }),
];

test("a rule's preview tells what it would get, from whom, and what one before it keeps", () => {
  const made = { name: "a", match: { apiKey: ["key_a*"] } };
  const whole = previewWorkload(PRICE_BOOK, CELLS, { before: [], after: [made], made });
  // o3 at standard: $2.00 per million input tokens
  expect(whole).toEqual({
    records: 3,
    spend: "4",
    unpricedRecords: 1,
    taken: [
      { name: "chat", records: 2, spend: "2" },
      { name: null, records: 1, spend: "2" },
    ],
    kept: 0,
  });
  const first = { name: "first", match: { workload: ["chat"] } };
  const behind = previewWorkload(PRICE_BOOK, CELLS, {
    before: [first],
    after: [first, made],
    made,
  });
  expect(behind).toMatchObject({ records: 1, spend: "2", kept: 2 });
  expect(behind.taken).toEqual([{ name: null, records: 1, spend: "2" }]);
});

test("a rule that fits nothing is told as such", () => {
  const made = { name: "none", match: { model: ["gpt-99"] } };
  expect(previewWorkload(PRICE_BOOK, CELLS, { before: [], after: [made], made })).toEqual({
    ...{ records: 0, spend: "0", unpricedRecords: 0, taken: [], kept: 0 },
  });
});
