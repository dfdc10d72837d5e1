import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { Overview } from "../../lib/wire/overview.ts";
import { Answer } from "./answer.tsx";
import { overviewOf } from "./overview-sample.ts";

const say = (overview: Overview): string =>
  renderToStaticMarkup(<Answer overview={overview} />)
    .replace(/<[^>]+>/g, "")
    .replaceAll("\u00a0", " ");

test("says what was spent, what was saved, what is left and where to start", () => {
  const overview = overviewOf(
    { asServed: "1240", saved: "310.5", available: "402" },
    { firstMove: { workload: "nightly-eval", tier: "batch", saves: "210", of: "420" } },
  );
  expect(say(overview)).toBe(
    "You spent $1,240, $310.50 less than all at standard. Another $402.00 (32.4 % of it) was left: " +
      "what flex would take off before retries and fallbacks. " +
      "Start with nightly-eval on batch: that alone would save $210.00 of its $420.00.",
  );
});

test("paying more than standard is said as such, without a sign", () => {
  expect(say(overviewOf({ asServed: "10", saved: "-2.5", available: "0" }))).toBe(
    "You spent $10.00, $2.50 more than all at standard. No cheaper tier is left to move to.",
  );
});

test("a saving that needs several tiers names them all", () => {
  const availableBy = { flex: "3", batch: "1", standard: "1" };
  expect(say(overviewOf({ available: "5", availableBy }))).toContain(
    "what flex, batch or standard in place of a dearer tier would take off",
  );
});

test("records without a price are not called free", () => {
  const overview = overviewOf({ records: 3, unpricedRecords: 3, asServed: "0" });
  expect(say(overview)).toBe("None of 3 records could be priced. The list below says why.");
});

test("nothing under these filters is said plainly", () => {
  expect(say(overviewOf({ records: 0 }))).toBe("No records in this period under these filters.");
});
