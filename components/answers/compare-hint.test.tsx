import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { overviewOf } from "../overview/overview-sample.ts";
import { CompareHint } from "./compare-hint.tsx";
import type { PageContext } from "./page-context.ts";

const us = (day: string): number => Date.parse(`${day}T00:00:00Z`) * 1_000;

/** A page of records from 22 October on, for a period from one day to before another. */
function say(from: string | null, to: string | null): string {
  const frame = overviewOf({}, { dataFromUs: us("2026-10-22"), dataToUs: us("2026-11-21") - 1 });
  const filters = {
    ...frame.filters,
    fromUs: from === null ? null : us(from),
    toUs: to === null ? null : us(to),
  };
  const filtering = {
    ...{ filters, instead: null, apply() {}, toggle() {}, toggleExcluded() {} },
  };
  const page: PageContext = {
    ...{ frame, filtering, filters, step: "day", round: 0, covers: "", marks: [] },
  };
  return renderToStaticMarkup(<CompareHint page={page} />).replace(/<[^>]+>/g, "");
}

test("a period without a beginning offers lengths of days that have as many recorded days before them", () => {
  expect(say(null, null)).toBe(
    "A period without a beginning has none before it. Choose a period to compare: the last 7 days or the last 14 days.",
  );
});

test("a period with whole days before it says nothing", () => {
  expect(say("2026-11-14", "2026-11-21")).toBe("");
  expect(say("2026-11-08", "2026-11-21")).toBe(""); // 26 October to 8 November
  expect(say("2026-11-06", null)).toBe(""); // 15 days to the moment of the answer, 22 October before them
});

test("a period before that reaches behind the first record is not whole, or is none", () => {
  expect(say("2026-11-01", "2026-11-21")).toBe(
    "Records begin on 22 Oct 2026: the period before is not whole, and sums are not compared with it.",
  );
  expect(say("2026-10-22", "2026-11-21")).toBe(
    "No record lies before this period: there is nothing to compare.",
  );
});
