import { expect, test } from "vitest";
import { parseIsoUs } from "../core/time.ts";
import { ACCESS_RULES, accessRules } from "./access-rules.ts";
import { PRICE_BOOK } from "./price-book.ts";

test("every access rule is of models that the list holds, with a day and a source", () => {
  for (const { provider, models, asOf, source, says } of ACCESS_RULES) {
    const known = PRICE_BOOK.models.filter((model) => model.provider === provider);
    expect(known.length).toBeGreaterThan(0);
    for (const id of models ?? []) expect(known.map((model) => model.id)).toContain(id);
    expect(parseIsoUs(asOf)).not.toBeNull();
    expect(source.length).toBeGreaterThan(0);
    expect(says).toMatch(/\.$/);
  }
});

test("what is not published is not told", () => {
  expect(accessRules("openai", "gpt-5").map(({ kind }) => kind)).toEqual([
    "usage-tier",
    "verification",
  ]);
  expect(accessRules("groq", "llama-3.3-70b-versatile")).toEqual([]);
});
