import { describe, expect, test } from "vitest";
import { parseIsoUs } from "../core/time.ts";
import { findModel } from "./find-model.ts";
import { PRICE_BOOK } from "./price-book.ts";

function find(provider: string | null, model: string, day = "2026-11-01"): string | null {
  const found = findModel(PRICE_BOOK, provider, model, parseIsoUs(day) ?? 0);
  if (!found) return null;
  return `${found.provider} ${found.model}${found.providerAssumed ? " (provider assumed)" : ""}`;
}

describe("a model's name", () => {
  test("matches exactly or by a listed alias, never by its beginning", () => {
    expect(find("anthropic", "claude-sonnet-5")).toBe("anthropic claude-sonnet-5");
    expect(find("anthropic", "claude-sonnet-5-5")).toBe("anthropic claude-sonnet-5-5");
    expect(find("anthropic", "claude-sonnet-5-5-x")).toBeNull();
    expect(find("anthropic", "claude-haiku-4-5-20251001")).toBe("anthropic claude-haiku-4-5");
    expect(find("openai", "o3-2025-04-16")).toBe("openai o3");
    expect(find("openai", "o3-2025-04-17")).toBeNull();
    expect(find("openai", "O3")).toBeNull();
    expect(find("openai", "")).toBeNull();
    expect(find("mistral", "mistral-large-latest")).toBe("mistral mistral-large-2512");
  });

  test("matches any dated snapshot where the catalogue lists one", () => {
    expect(find("openai", "gpt-6-luna-2026-09-22")).toBe("openai gpt-6-luna");
    expect(find("openai", "gpt-6-luna-2026-02-30")).toBeNull(); // no such day
    expect(find("openai", "gpt-6-luna-2026-09-22-eu")).toBeNull();
    expect(find("openai", "gpt-5.1-2026-09-22")).toBeNull(); // lists one snapshot only
  });

  test("means what it meant on the day", () => {
    expect(find("openai", "gpt-4o", "2024-10-01")).toBe("openai gpt-4o-2024-05-13");
    expect(find("openai", "gpt-4o", "2024-10-02")).toBe("openai gpt-4o");
    expect(find("deepseek", "deepseek-v4-flash", "2026-10-02")).toBe("deepseek deepseek-v4-flash");
    expect(find("deepseek", "deepseek-v4-flash", "2026-10-03")).toBe("deepseek deepseek-flash");
    expect(find("openai", "gpt-daybreak-blue-latest", "2026-08-31")).toBeNull();
    expect(find("openai", "gpt-daybreak-blue-latest", "2026-09-01")).toBe("openai gpt-5.6-sol");
  });

  test("may carry the prefix of its own provider, and of no other", () => {
    expect(find("openai", "openai/o3")).toBe("openai o3");
    expect(find("anthropic", "openai/o3")).toBeNull();
    expect(find("openrouter", "openai/o3")).toBeNull(); // sells it at prices of its own
    expect(find(null, "openai/gpt-6-luna-2026-09-22")).toBe("openai gpt-6-luna");
    expect(find(null, "azure/o3")).toBeNull();
    expect(find("gemini", "gemini/gemini-2.5-pro")).toBe("google gemini-2.5-pro");
    expect(find("vertex_ai", "gemini/gemini-2.5-pro")).toBe("google gemini-2.5-pro");
    expect(find("openai", "/o3")).toBeNull();
    expect(find("groq", "openai/gpt-oss-120b")).toBe("groq openai/gpt-oss-120b");
    expect(find("openai", "openai/gpt-oss-120b")).toBeNull();
  });

  test("says its provider itself only where a single provider sells it", () => {
    expect(find(null, "o3")).toBe("openai o3 (provider assumed)");
    expect(find(null, "o3", "2024-01-01")).toBe("openai o3 (provider assumed)");
    expect(find(null, "gpt-4o", "2024-10-01")).toBe("openai gpt-4o-2024-05-13 (provider assumed)");
    // Azure lists it too, but publishes no price for it.
    expect(find(null, "gpt-5.6-sol")).toBe("openai gpt-5.6-sol (provider assumed)");
    expect(find(null, "nobody-knows")).toBeNull();
  });
});
