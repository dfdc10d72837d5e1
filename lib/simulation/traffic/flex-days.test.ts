import { expect, test } from "vitest";
import type { UsageRecord } from "../../core/record.ts";
import { UNDATED_US } from "../../core/time.ts";
import { PRICE_BOOK } from "../../pricing/price-book.ts";
import { callAt, MAY_US } from "../../testing/simulated.ts";
import { TrafficCollector } from "./collect-traffic.ts";
import { groupSorter } from "./group-sorter.ts";
import { portableTraffic } from "./portable-traffic.ts";
import { trafficFromWire, trafficOnWire } from "./traffic-on-wire.ts";

const FLEX = { tierRequested: "flex", tierServed: "flex" } as const;
const FELL = { tierRequested: "flex", tierServed: "standard" } as const;
const REFUSED: Partial<UsageRecord> = {
  tierRequested: "flex",
  tierServed: null,
  outcome: "error",
  errorClass: "flex_unavailable",
  inputTotal: null,
  outputTotal: null,
};
const DAY_SECONDS = 86_400;
const MAY_DAY = MAY_US / 1e6 / DAY_SECONDS;
/** A call costs $0.012 at standard and $0.006 at flex. */
const MILLI = 1_000_000_000n;

function daysOf(records: readonly UsageRecord[]) {
  const sorter = groupSorter(PRICE_BOOK, 100);
  const question = { book: PRICE_BOOK, workloads: [], assumeTier: null, priceDayUs: null };
  const collector = new TrafficCollector(question, sorter);
  for (const record of records) collector.add({ record, pricedUs: record.startUs, records: 1 });
  const portable = portableTraffic(sorter, collector.finish(), []);
  const { flexDays } = trafficFromWire(JSON.parse(JSON.stringify(trafficOnWire(portable))));
  expect(flexDays).toEqual(portable.flexDays);
  return flexDays;
}

test("requests that asked for flex are summed by day, with the discount that fallbacks lost", () => {
  const days = daysOf([
    callAt(1, FLEX),
    callAt(2, FELL),
    callAt(3, { ...REFUSED, operationId: "a" }),
    callAt(4, { operationId: "a" }),
    callAt(5, { ...REFUSED, operationId: "b" }),
    callAt(6, { ...FLEX, operationId: "b" }),
    callAt(7),
    callAt(DAY_SECONDS, FLEX),
  ]);
  expect(days).toMatchObject([
    {
      ...{ day: MAY_DAY, requests: 4, fellBack: 2 },
      ...{ flex: 24n * MILLI, standard: 48n * MILLI, lost: 12n * MILLI, actual: 36n * MILLI },
    },
    { day: MAY_DAY + 1, requests: 1, fellBack: 0, lost: 0n, actual: 6n * MILLI },
  ]);
  expect(days[0]?.squares).toBeCloseTo(4 * 0.006 ** 2, 15);
});

test("without a day, or where flex is not sold, nothing is summed", () => {
  const undated = callAt(1, { ...FLEX, startUs: UNDATED_US });
  expect(daysOf([undated, callAt(2, { ...FELL, model: "gpt-4.1" })])).toEqual([]);
});
