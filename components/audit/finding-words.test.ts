import { expect, test } from "vitest";
import { effectWords, leftOutWords, lineUsd, surenessWords } from "./finding-words.ts";

test("dollars say which way they point", () => {
  expect(effectWords({ usd: "5", effect: "overpaid" })).toBe("$5.00 more");
  expect(effectWords({ usd: "-5", effect: "overpaid" })).toBe("$5.00 less");
  expect(effectWords({ usd: "5", effect: "spared" })).toBe("$5.00 less");
  expect(effectWords({ usd: "1234", effect: "at-stake" })).toBe("$1,234 concerned");
});

test("what is not known is never a zero, and what was not charged is", () => {
  expect(effectWords({ usd: null, effect: "unknown" })).toBe("dollars not known");
  expect(effectWords({ usd: null, effect: "overpaid" })).toBe("dollars not known");
  expect(effectWords({ usd: "0", effect: "free" })).toBe("not charged");
  expect(lineUsd({ usd: null }, { effect: "unknown" })).toBe("\u2013");
});

test("how sure it is comes with the reason, and what is left out with its count", () => {
  expect(surenessWords({ sureness: "likely", because: "Chance is rare." })).toBe(
    "Likely. Chance is rare.",
  );
  expect(leftOutWords({ unpriced: 1, effect: "overpaid" })).toMatch(/^1 record .* is left out/);
  expect(leftOutWords({ unpriced: 0, effect: "overpaid" })).toBe("");
});
