import { expect, test } from "vitest";
import { preparePriceHistory } from "./prepare.ts";
import { listing, samples } from "./sample.ts";

const usual = samples.usual ?? { model: "", listings: [], tokenClass: "input", atUs: 0, nowUs: 0 };
const ms = (day: string): number => Date.parse(day);

test("a price change is a step: the old price up to the day, the new one from it", () => {
  const { rows } = preparePriceHistory(usual);
  const onTheDay = rows.filter(({ at }) => at === ms("2025-06-10"));
  expect(onTheDay.map(({ drawn }) => drawn.s0)).toEqual([10, 2]);
});

test("a tier that ended leaves a gap, not a line at its last price", () => {
  const { rows, series } = preparePriceHistory(usual);
  const priority = series.find(({ tier }) => tier === "priority");
  expect(priority?.now).toBe("\u2013");
  expect(rows.at(-1)?.drawn[priority?.id ?? ""]).toBeNull();
});

test("a price that was announced and taken back is not drawn", () => {
  const rise = { ...listing("standard", "2026-01-01", null, "99"), status: "retracted" } as const;
  const { yTop, series } = preparePriceHistory({ ...usual, listings: [...usual.listings, rise] });
  expect(yTop).toBe(10);
  expect(series[0]?.now).toBe("$2.00");
});

test("only the short band of a model with a long-context line is drawn, and it says so", () => {
  const long = { ...listing("standard", "2025-06-10", null, "4"), band: "long" } as const;
  const { note, yTop } = preparePriceHistory({
    ...usual,
    listings: [...usual.listings.slice(1), long],
  });
  expect(note).toBe("Drawn for prompts below the long-context line.");
  expect(yTop).toBe(4);
});

test("the sentence counts the changes after the first price, and names the prices of the day looked at", () => {
  const summaryOn = (day: string) =>
    preparePriceHistory({ ...usual, atUs: ms(day) * 1_000 + 86_399_999_999 }).summary;
  expect(summaryOn("2026-11-21")).toBe(
    "2 changes since 16 Apr 2025; today standard $2.00, flex $1.00, per million tokens.",
  );
  expect(summaryOn("2025-04-16")).toBe(
    "No change since 16 Apr 2025, the next on 10 Jun 2025; on 16 Apr 2025 standard $10.00, per million tokens.",
  );
  expect(summaryOn("2025-01-01")).toBe("First price on 16 Apr 2025; none on 1 Jan 2025.");
  expect(summaryOn("2027-03-01")).toBe(
    "2 changes since 16 Apr 2025; on 1 Mar 2027 standard $2.00, flex $1.00, per million tokens.",
  );
});

test("a tier that comes anew is no change of a price", () => {
  const listings = [...usual.listings, listing("batch", "2025-05-01", null, "9")];
  const atUs = ms("2025-05-02") * 1_000;
  expect(preparePriceHistory({ ...usual, listings, atUs }).summary).toMatch(
    /^No change since 16 Apr 2025, the next on 10 Jun 2025;/,
  );
});

test("the day on which nothing is sold any more is the end, not a change", () => {
  const ending = { ...usual, listings: [listing("standard", "2026-01-01", "2026-12-11", "2")] };
  expect(preparePriceHistory(ending).summary).toBe(
    "No change since 1 Jan 2026, the end on 11 Dec 2026; today standard $2.00, per million tokens.",
  );
});

test("a tier that costs what another does is drawn beside it, and the note says so", () => {
  const same = [...usual.listings, listing("batch", "2025-06-10", null, "1")];
  const { series, note } = preparePriceHistory({ ...usual, listings: same });
  expect(series.map(({ tier, lane }) => [tier, lane])).toEqual([
    ["standard", 0],
    ["flex", 0],
    ["batch", 1],
    ["priority", 0],
  ]);
  expect(note).toBe("flex = batch: their lines lie side by side.");
});

test("lines that part after a while lie side by side as well; those that only cross do not", () => {
  const parting = [
    ...usual.listings,
    listing("batch", "2025-06-10", "2026-01-01", "1"),
    listing("batch", "2026-01-01", null, "1.5"),
  ];
  const { series, note } = preparePriceHistory({ ...usual, listings: parting });
  expect(series.find(({ tier }) => tier === "batch")?.lane).toBe(1);
  expect(note).toBe("flex = batch at times: their lines lie side by side.");
  expect(preparePriceHistory(usual).series.every(({ lane }) => lane === 0)).toBe(true);
});

test("an axis reads from zero", () => {
  expect(preparePriceHistory(usual).yTicks[0]?.label).toBe("$0");
});

test("of more tiers than can be told apart those sold on the day are drawn, and the others counted", () => {
  const ended = listing("standard", "2025-01-01", "2026-01-01", "9");
  const sold = ["b", "c", "d", "e", "f", "g", "h", "i"].map((tier) =>
    listing(tier, "2025-04-16", null, "1"),
  );
  const { series, note } = preparePriceHistory({ ...usual, listings: [ended, ...sold] });
  expect(series.map(({ tier }) => tier)).toEqual(["b", "c", "d", "e", "f", "g", "h", "i"]);
  expect(note).toContain("1 further tier left out.");
});
