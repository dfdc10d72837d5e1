import { describe, expect, test } from "vitest";
import type { AbandonedLine, FallbackLine } from "../../lib/wire/savings.ts";
import { abandonedWords, cacheWords, fallbackWords } from "./beside-words.ts";

const fallback = (over: Partial<FallbackLine>): FallbackLine => ({
  ...{ kind: "fell-back", provider: "openai", model: "o3", asked: "flex", served: "standard" },
  ...{ calls: 1, spend: "2", lost: "1", notSold: 0, unpriced: 0 },
  ...over,
});

const abandoned = (over: Partial<AbandonedLine>): AbandonedLine => ({
  ...{ provider: "openai", model: "o3", calls: 0, withTokens: 0, billed: "0" },
  ...{ silent: 0, atMean: "0", notEvaluable: 0 },
  ...over,
});

describe("fallbacks", () => {
  test("tell apart who fell back and who was answered elsewhere", () => {
    const words = fallbackWords([
      fallback({ calls: 3, lost: "1.25" }),
      fallback({ kind: "downgraded", calls: 2, lost: "0.5", notSold: 1 }),
    ]);
    expect(words.value).toBe("$1.75");
    expect(words.context).toBe(
      "3 calls fell back after an attempt at flex or batch; 2 calls asked for flex or batch and were answered elsewhere. Of these, 1 could not have been served there, and is not in the amount.",
    );
  });
});

describe("cache hits", () => {
  test("are a range, never a loss that was measured", () => {
    const words = cacheWords({ lines: [], lost: "4", compared: 10, notCompared: 5 });
    expect(words).toMatchObject({ value: "$0 to $4.00", exact: "0 to 4" });
    expect(words.context).toMatch(/5 records could not be compared/);
  });

  test("without anything to compare are not measured", () => {
    const words = cacheWords({ lines: [], lost: "0", compared: 0, notCompared: 5 });
    expect(words.value).toBe("not measured");
  });
});

describe("abandoned calls", () => {
  test("without tokens cost nothing, or about what answered calls cost", () => {
    const words = abandonedWords([
      abandoned({
        calls: 5,
        silent: 4,
        withTokens: 1,
        billed: "0.1",
        atMean: "2",
        notEvaluable: 1,
      }),
    ]);
    expect(words.value).toBe("$0 to about $2.00");
    expect(words.context).toMatch(/1 with tokens are in the spend at \$0\.10/);
    expect(words.context).toMatch(/Of 1 call nothing can be said/);
  });

  test("of which nothing is known are unknown, not zero", () => {
    expect(abandonedWords([abandoned({ calls: 3, silent: 3, notEvaluable: 3 })]).value).toBe(
      "unknown",
    );
  });
});
