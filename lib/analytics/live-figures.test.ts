import { expect, test } from "vitest";
import { blankRecord, type UsageRecord } from "../core/record.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import { cellOfRecord } from "./cell-of-record.ts";
import { LIVE_WINDOW_US, liveFigures, liveSpan } from "./live-figures.ts";

const NOON_US = Date.UTC(2026, 10, 21, 12) * 1_000;
const MINUTE_US = 60_000_000;

const cell = (facts: Partial<UsageRecord>, records = 1) => ({
  ...cellOfRecord({ ...blankRecord("call", NOON_US - MINUTE_US), provider: "openai", ...facts }),
  records,
});

test("the span is a quarter of an hour, shorter where the first record is younger, and a minute at least", () => {
  const spanOf = (firstUs: number | null) => {
    const { fromUs, toUs } = liveSpan(NOON_US, firstUs);
    return (toUs - fromUs) / MINUTE_US;
  };
  expect(spanOf(null)).toBe(LIVE_WINDOW_US / MINUTE_US);
  expect(spanOf(NOON_US - 60 * MINUTE_US)).toBe(15);
  expect(spanOf(NOON_US - 4 * MINUTE_US)).toBe(4);
  expect(spanOf(NOON_US + MINUTE_US)).toBe(1);
});

test("money is of the tokens, an hour's is at the pace of the span, and what has no price is counted", () => {
  const figures = liveFigures(
    PRICE_BOOK,
    {
      cells: [
        // 1,000 × $2 + 100 × $8 a million = $0.0028 at standard, half of it at flex.
        cell({ model: "o3", tierServed: "flex", inputTotal: 1_000, outputTotal: 100 }),
        cell({ model: "o3", tierServed: "standard", inputTotal: 1_000, outputTotal: 100 }),
        cell({ model: "nobody-sells-it", tierServed: "standard", inputTotal: 5, outputTotal: 5 }),
      ],
      times: [],
    },
    { fromUs: NOON_US - 15 * MINUTE_US, toUs: NOON_US },
  );
  expect(figures).toMatchObject({
    ...{ served: "0.0042", atStandard: "0.0056", unpriced: 1, keptAsServed: 0 },
    ...{ servedPerHour: "0.0168", standardPerHour: "0.0224", latency: null },
  });
});

test("every cause of a 429 counts as refused, quota too, and no other failure does", () => {
  const failed = (errorClass: UsageRecord["errorClass"], records: number) =>
    cell({ model: "o3", tierRequested: "flex", outcome: "error", errorClass }, records);
  const { attempts, refused, causes, tiers } = liveFigures(
    PRICE_BOOK,
    {
      cells: [
        ...[failed("quota", 1), failed("flex_unavailable", 5), failed("http_429", 2)],
        failed("server_error", 4),
      ],
      times: [],
    },
    { fromUs: NOON_US - MINUTE_US, toUs: NOON_US },
  );
  expect({ attempts, refused }).toEqual({ attempts: 12, refused: 8 });
  expect(causes.map(({ cause }) => cause)).toEqual(["flex_unavailable", "http_429", "quota"]);
  expect(tiers).toMatchObject([{ tier: "flex", attempts: 12, refused: 8 }]);
});
