import { expect, test } from "vitest";
import { US_PER_DAY, US_PER_HOUR } from "../core/time.ts";
import type { Answer, AnswerRow } from "../wire/answer.ts";
import { readOverviewFilters } from "./overview-filters.ts";
import { suggestWorkloads } from "./suggest-workloads.ts";

const FROM_US = Date.UTC(2026, 10, 2) * 1_000;
const DAYS = 10;
const filters = readOverviewFilters(new URLSearchParams(), { nowUs: FROM_US, defaultZone: "UTC" });

const answer = (rows: readonly AnswerRow[]): Answer => ({
  ...{ nowUs: FROM_US, filters, shown: "own", measures: [], by: [] },
  ...{ rows, rest: null, total: [], before: null },
});

const sum = (name: string | null, calls: number, spend: string): AnswerRow => ({
  at: [name],
  values: [{ amount: calls }, { amount: spend }],
});

/** Each day so many calls in each of these hours. */
const daily = (name: string, hours: readonly number[], calls: number): AnswerRow[] =>
  Array.from({ length: DAYS }, (_, day) => day).flatMap((day) =>
    hours.map((hour) => ({
      at: [name, FROM_US + day * US_PER_DAY + hour * US_PER_HOUR],
      values: [{ amount: calls }],
    })),
  );

const ALL_DAY = Array.from({ length: 24 }, (_, hour) => hour);
const SPAN = { spanUs: DAYS * US_PER_DAY, taken: [] };

const KEYS = {
  field: "apiKey",
  sums: answer([
    sum("key_night", 1_000, "50"),
    sum("key_app", 2_400, "9"),
    sum("key_tiny", 199, "90"),
    sum(null, 5_000, "1"),
  ]),
  hours: answer([...daily("key_night", [2], 100), ...daily("key_app", ALL_DAY, 10)]),
} as const;

test("a slice with a pattern or a key of its own is suggested, a tiny one is not", () => {
  expect(suggestWorkloads([KEYS], SPAN)).toEqual([
    {
      ...{ field: "apiKey", name: "key_night", workload: "key_night", calls: 1_000, spend: "50" },
      reason: "100\u00a0% of its calls start between 02:00 and 03:00 UTC.",
    },
    {
      ...{ field: "apiKey", name: "key_app", workload: "key_app", calls: 2_400, spend: "9" },
      reason: "28\u00a0% of the calls without a workload use this key.",
    },
  ]);
});

test("a few hours show no rhythm", () => {
  const found = suggestWorkloads([{ ...KEYS, field: "model" }], {
    spanUs: 10 * US_PER_HOUR,
    taken: [],
  });
  expect(found).toEqual([]);
});

test("the same records are not suggested twice, nor under a name that is taken, nor a model without a pattern", () => {
  const projects = {
    field: "project",
    sums: answer([sum("proj_night", 1_000, "50"), sum("proj_rest", 7_599, "100")]),
    hours: answer([...daily("proj_night", [2], 100), ...daily("proj_rest", ALL_DAY, 30)]),
  } as const;
  const models = {
    field: "model",
    sums: answer([sum("o3", 8_000, "120"), sum("o4-mini", 599, "30")]),
    hours: answer([...daily("o3", ALL_DAY, 33), ...daily("o4-mini", ALL_DAY, 2)]),
  } as const;
  const names = suggestWorkloads([KEYS, projects, models], { ...SPAN, taken: ["key_app"] });
  expect(names.map(({ name }) => name)).toEqual(["key_night", "proj_rest"]);
});
