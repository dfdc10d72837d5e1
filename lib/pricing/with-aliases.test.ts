import { expect, test } from "vitest";
import { parseIsoUs } from "../core/time.ts";
import { findModel } from "./find-model.ts";
import { PRICE_BOOK } from "./price-book.ts";
import { withAliases } from "./with-aliases.ts";

const NOV_1 = parseIsoUs("2026-11-01T00:00:00Z") ?? Number.NaN;
const book = withAliases(PRICE_BOOK, [
  { name: "our-chat", provider: "openai", model: "o3" },
  { name: "gpt-5-mini", provider: "openai", model: "o3" },
  { name: "gone", provider: "openai", model: "no-such-model" },
]);

test("a name of the user's own is priced as the model that was chosen, whoever is said to sell it", () => {
  const o3 = { provider: "openai", model: "o3", providerAssumed: false };
  for (const provider of [null, "openai", "acme-gateway"]) {
    expect(findModel(book, provider, "our-chat", NOV_1)).toEqual(o3);
  }
  expect(findModel(PRICE_BOOK, null, "our-chat", NOV_1)).toBeNull();
});

test("what the catalogue lists keeps its meaning, and an alias of an unknown model means nothing", () => {
  expect(findModel(book, "openai", "gpt-5-mini", NOV_1)?.model).toBe("gpt-5-mini");
  expect(findModel(book, null, "gone", NOV_1)).toBeNull();
});
