import { isFailed } from "../../analytics/operation.ts";
import { tierBasis } from "../../analytics/price-cell.ts";
import { outputSizeOf } from "../../analytics/speed-cell.ts";
import type { UsageRecord } from "../../core/record.ts";
import type { Tier } from "../../core/tier.ts";
import { isUndated, US_PER_DAY } from "../../core/time.ts";
import type { PriceBook } from "../../pricing/book.ts";
import { priceUsage } from "../../pricing/price-usage.ts";
import { capacityAttempts, type FlexAttempt } from "../estimate/capacity-attempts.ts";
import { TimedCalls } from "../latency/timed-calls.ts";
import type { ScenarioWorkload } from "../scenario/scenario.ts";
import { addArrivals } from "./arrivals.ts";
import { FlexDays } from "./flex-days.ts";
import { inKeyOrder } from "./in-key-order.ts";
import { type Branch, NameTree } from "./name-tree.ts";
import { isSingleRequest, OpenOperations } from "./open-operations.ts";
import { type RecordSorter, scenarioSorter } from "./record-sorter.ts";
import { MONEY_FIELDS, noMoney, type PricedRequest } from "./request-money.ts";
import { ThinnedList } from "./thinned-list.ts";
import type { BesideSums, Traffic, TrafficClass, TrafficRecord, Unevaluable } from "./traffic.ts";

export interface TrafficQuestion {
  readonly book: PriceBook;
  readonly workloads: readonly ScenarioWorkload[];
  /** Of records that name no tier; `null` leaves it unknown. */
  readonly assumeTier: Tier | null;
  /** The day that prices every record in place of its own; its time of day stays. */
  readonly priceDayUs: number | null;
}

const isSingleCall = ({ record, isSum }: TrafficRecord): boolean =>
  record.grain === "call" && isSum !== true;

const isFlexCall = (given: TrafficRecord): boolean =>
  isSingleCall(given) &&
  (given.record.tierRequested === "flex" || given.record.tierServed === "flex");

/** The size of output that tells requests apart; several at once have none. */
const sizeOf = (given: TrafficRecord): number | null =>
  isSingleCall(given) ? outputSizeOf(given.record.outputTotal) : null;

/** A record at the moment that prices it; copied only where that is another than its own. */
const pricedAt = <Each extends UsageRecord>(record: Each, pricedUs: number): Each =>
  record.startUs === pricedUs ? record : { ...record, startUs: pricedUs };

/** Sorts records into requests, attempts and what cannot be evaluated, and sums requests by class. */
export class TrafficCollector {
  readonly #question: TrafficQuestion;
  readonly #sorter: RecordSorter;
  readonly #classes = new Map<string, TrafficClass>();
  readonly #classTree = new NameTree<TrafficClass>();
  readonly #unevaluable = new Map<string, Unevaluable>();
  readonly #flexDays = new FlexDays();
  readonly #operations = new OpenOperations(this.#flexDays);
  readonly #flexCalls: FlexAttempt[] = [];
  readonly #timed = new TimedCalls();
  #ungrouped = 0;
  #cached = 0;
  #records = 0;

  constructor(question: TrafficQuestion, sorter: RecordSorter = scenarioSorter(question)) {
    this.#question = question;
    this.#sorter = sorter;
  }

  add(given: TrafficRecord): void {
    const { record, records, pricedUs } = given;
    if (record.grain === "cost") return;
    this.#records += records;
    this.#sorter.meet(record, records);
    if (isFlexCall(given)) this.#flexCalls.push(record);
    if (record.outcome === "gateway_cache_hit") {
      this.#cached += records;
      return;
    }
    const { book, assumeTier } = this.#question;
    const { tier } = tierBasis(book, record, assumeTier);
    if (!isFailed(record)) {
      this.#addRequest(given, tier);
      return;
    }

    const priced = priceUsage(book, pricedAt(record, pricedUs), tier);
    const charged = priced.ok && priced.price === null ? null : given;
    if (record.operationId !== null) {
      const cost = priced.ok ? priced.total : 0n;
      this.#operations.addFailed(record, { charged, tier, cost });
    } else if (charged === null) this.#ungrouped += records;
    else this.#addRequest(charged, tier);
  }

  #addRequest(given: TrafficRecord, tier: Tier | null): TrafficClass | null {
    const { record, records, pricedUs } = given;
    const usage = pricedAt(record, pricedUs);
    const outputSize = sizeOf(given);
    const sorted = this.#sorter.sort({ usage, tier, records, outputSize });
    if (sorted === null) return null;
    const { place, priced } = sorted;
    if (!priced.ok) {
      if (record.operationId !== null) this.#operations.addAnsweredElsewhere(record);
      const line = { ...priced.error, model: record.model };
      const key = JSON.stringify(line);
      const before = this.#unevaluable.get(key)?.records ?? 0;
      this.#unevaluable.set(key, { ...line, records: before + records });
      return null;
    }
    const known = this.#classOf(record, place, outputSize);
    addTo(known, given, priced.value);
    const isFlexToday = record.tierRequested === "flex" || tier === "flex";
    if (isFlexToday) known.today.flexAttempts += record.requests ?? 0;
    const { money } = priced.value;
    if (record.operationId === null) {
      const hasFallenBack = isFlexToday && tier !== "flex";
      if (hasFallenBack) known.today.fellBack += record.requests ?? 0;
      if (record.latencyMs !== null) known.today.totalMs.add(record.latencyMs);
      if (isFlexToday && isSingleCall(given)) {
        this.#flexDays.add({ startUs: record.startUs, money, waste: 0n, hasFallenBack });
      }
    } else this.#operations.addAnswered(record, { known, tier, money });
    if (isSingleCall(given)) this.#addTiming(record, known, tier);
    return known;
  }

  /** How long a call took that is in a sum already. Which attempts belong to it is not known of a sample. */
  #addSampled(given: TrafficRecord): void {
    const { record, pricedUs } = given;
    if (isFailed(record) || record.outcome === "gateway_cache_hit") return;
    const { tier } = tierBasis(this.#question.book, record, this.#question.assumeTier);
    const usage = pricedAt(record, pricedUs);
    const sorted = this.#sorter.sort({ usage, tier, records: 0, outputSize: null });
    const known = sorted && this.#branchOf(record, sorted.place, null).value;
    if (!known) return;
    if (record.latencyMs !== null) known.today.totalMs.add(record.latencyMs);
    this.#addTiming(record, known, tier);
  }

  addBeside({ sampled, attempts }: BesideSums): void {
    for (const given of sampled) this.#addSampled(given);
    for (const attempt of attempts) this.#flexCalls.push(attempt);
  }

  #addTiming(record: UsageRecord, known: TrafficClass, tier: Tier | null): void {
    const { latencyMs, outputTotal, provider, model, inputTotal, inputCached, ttftMs } = record;
    if (record.outcome !== "success" || tier === null) return;
    if (outputTotal !== null) known.outputTokens.add(outputTotal);
    if (latencyMs === null || latencyMs < 0) return;
    if (tier === "standard") known.standardMs.add(latencyMs);
    if (outputTotal === null) return;
    const inputTokens = (inputTotal ?? 0) - (inputCached ?? 0);
    this.#timed.add({
      provider,
      model,
      tier,
      latencyMs,
      ttftMs,
      inputTokens,
      outputTokens: outputTotal,
      atUs: record.startUs,
    });
  }

  #classOf(record: UsageRecord, workload: number | null, outputSize: number | null): TrafficClass {
    const branch = this.#branchOf(record, workload, outputSize);
    if (branch.value !== undefined) return branch.value;
    const { provider, model } = record;
    const made: TrafficClass = {
      ...{ workload, provider, model, outputSize },
      ...{ requests: 0, records: 0, money: noMoney(), todayUnknown: 0, keptAtStandard: 0 },
      ...{ inputTokens: 0, arrivals: { us: [], count: [] } },
      standardMs: new ThinnedList(),
      outputTokens: new ThinnedList(),
      today: { flexAttempts: 0, fellBack: 0, grouped: noAttempts(), totalMs: new ThinnedList() },
    };
    branch.value = made;
    this.#classes.set(JSON.stringify([workload, provider, model, outputSize]), made);
    return made;
  }

  #branchOf(
    { provider, model }: UsageRecord,
    workload: number | null,
    outputSize: number | null,
  ): Branch<TrafficClass> {
    return this.#classTree.at(workload, provider, model, outputSize);
  }

  finish(): Traffic {
    const ended = this.#operations.finish();
    for (const { charged, tier, alsoCharged } of ended.unansweredCharged) {
      const known = this.#addRequest(charged, tier);
      if (known) known.money.today += alsoCharged;
    }
    const unevaluable = inKeyOrder(this.#unevaluable);
    return {
      classes: inKeyOrder(this.#classes),
      unevaluable: unevaluable.sort((a, b) => b.records - a.records),
      setAside: {
        attempts: ended.attempts,
        unanswered: ended.unanswered,
        ungrouped: this.#ungrouped,
        cached: this.#cached,
      },
      fitting: this.#sorter.fitting(),
      capacity: capacityAttempts(this.#flexCalls),
      timed: this.#timed,
      flexDays: this.#flexDays.inOrder(),
      records: this.#records,
    };
  }
}

/** Records a few thousand at a time, and what is to be known beside those that are sums. */
export interface TrafficSource {
  readonly batches: AsyncIterable<readonly TrafficRecord[]>;
  readonly besideSums?: BesideSums | null;
}

/** Reads all records of a source into the traffic of a scenario. */
export async function collectTraffic(
  question: TrafficQuestion,
  { batches, besideSums = null }: TrafficSource,
  sorter?: RecordSorter,
): Promise<Traffic> {
  const collector = new TrafficCollector(question, sorter);
  const { priceDayUs } = question;
  for await (const batch of batches) {
    for (const given of batch) {
      const { startUs } = given.record;
      const pricedUs = priceDayUs === null ? given.pricedUs : priceDayUs + (startUs % US_PER_DAY);
      collector.add({ ...given, pricedUs });
    }
  }
  if (besideSums !== null) collector.addBeside(besideSums);
  return collector.finish();
}

const noAttempts = () => ({ operations: 0, flexAttempts: 0, fellBack: 0 });

function addTo(known: TrafficClass, given: TrafficRecord, priced: PricedRequest): void {
  const { record, records } = given;
  const requests = record.requests ?? 0;
  known.records += records;
  known.requests += requests;
  known.inputTokens += record.inputTotal ?? 0;
  if (priced.isTodayUnknown) known.todayUnknown += records;
  if (priced.isKeptAtStandard) known.keptAtStandard += records;
  for (const field of MONEY_FIELDS) known.money[field] += priced.money[field];
  const isKnown = requests > 0 && !isUndated(record.startUs) && !isSingleRequest(record);
  if (isKnown) addArrivals(known.arrivals, record, requests);
}
