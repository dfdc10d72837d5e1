import { expect, test } from "vitest";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import { proposePrices } from "../pricing/price-file/propose-prices.ts";
import { readPriceFile } from "../pricing/price-file/read-price-file.ts";
import { acceptedPrices, priceFileRefusal } from "./price-file-refusal.ts";

const entry = (dollars: string) =>
  `{ "litellm_provider": "openai", "input_cost_per_token": ${dollars} }`;
const TEXT = `{ "o3": ${entry("3e-6")}, "openai/o3": ${entry("4e-6")}, "house": ${entry("1e-6")} }`;

function accepted(accept: readonly string[], aliases: Parameters<typeof acceptedPrices>[2] = []) {
  const read = readPriceFile(TEXT);
  if (!read.ok) throw new Error(priceFileRefusal(read.error));
  const wish = { fileName: "f.json", fromDay: "2026-11-21", today: "2026-11-21" };
  return acceptedPrices(proposePrices(PRICE_BOOK, read.value.rows, wish), accept, aliases);
}

test("rows that one accepts become prices", () => {
  const found = accepted(["o3 standard all", "house standard all", "house standard all"]);
  expect(found.ok && found.value.map(({ model, input }) => `${model} ${input}`)).toEqual([
    "o3 3",
    "house 1",
  ]);
});

test("two rows that price the same, an unknown row and a name that has a meaning are refused with the row", () => {
  const message = (found: ReturnType<typeof accepted>) =>
    found.ok ? "accepted" : found.error.message;
  expect(message(accepted(["o3 standard all", "openai/o3 standard all"]))).toContain(
    'Row "openai/o3" and row "o3" both price o3 at standard from 2026-11-21. Nothing was saved.',
  );
  expect(message(accepted(["o4 standard all"]))).toContain('no row "o4 standard all"');
  const alias = { name: "house", provider: "openai", model: "o3" };
  expect(message(accepted(["house standard all"], [alias]))).toContain('"house" is priced as o3');
});

test("a refusal names at most eight rows and counts the others", () => {
  const faults = Array.from({ length: 10 }, (_, n) => ({ row: `m${n}`, problem: "wrong" }));
  expect(priceFileRefusal({ code: "wrong-rows", faults })).toMatch(
    /m0: wrong\..*m7: wrong\. And 2 more\./,
  );
});
