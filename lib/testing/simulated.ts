import { blankRecord, type UsageRecord } from "../core/record.ts";
import { US_PER_S } from "../core/time.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import { simulateScenario } from "../simulation/run/simulate-scenario.ts";
import { readScenario } from "../simulation/scenario/read-scenario.ts";
import { TrafficCollector } from "../simulation/traffic/collect-traffic.ts";
import type { SimulationAnswer } from "../wire/simulation.ts";

/** 2025-05-01, when o3 cost $10 and $40 a million at standard, half of that at flex, $2.50 a cached million at standard. */
export const MAY_US = Date.UTC(2025, 4, 1) * 1_000;

/** An answered call of o3 at standard, so many seconds into May 2025: $0.012 of 1,000 input and 50 output tokens. */
export const callAt = (second: number, parts: Partial<UsageRecord> = {}): UsageRecord => ({
  ...blankRecord("call", MAY_US + second * US_PER_S),
  provider: "openai",
  model: "o3",
  tierRequested: "standard",
  tierServed: "standard",
  inputTotal: 1_000,
  inputCached: 0,
  inputCacheWrite: 0,
  inputCacheWrite1h: 0,
  outputTotal: 50,
  ...parts,
});

/** What a scenario answers on records, or the problems that it is refused with as `field: message`. */
export function simulated(
  scenario: unknown,
  records: Iterable<UsageRecord>,
): SimulationAnswer | readonly string[] {
  const read = readScenario(scenario);
  if (!read.ok) return read.error.map(({ field, message }) => `${field}: ${message}`);
  const { workloads } = read.value;
  const collector = new TrafficCollector({
    ...{ book: PRICE_BOOK, workloads, assumeTier: null, priceDayUs: null },
  });
  for (const record of records) {
    collector.add({ record, pricedUs: record.startUs, records: 1 });
  }
  const answer = simulateScenario(read.value, collector.finish());
  return answer.ok ? answer.value : [`${answer.error.field}: ${answer.error.message}`];
}

/** The same where it must not be refused. */
export function answered(scenario: unknown, records: Iterable<UsageRecord>): SimulationAnswer {
  const answer = simulated(scenario, records);
  if ("engine" in answer) return answer;
  throw new Error(`The scenario was refused: ${answer.join(" ")}`);
}
