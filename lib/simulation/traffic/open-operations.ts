import type { UsageRecord } from "../../core/record.ts";
import type { Tier } from "../../core/tier.ts";
import { isUndated, US_PER_MS } from "../../core/time.ts";
import { addArrivals } from "./arrivals.ts";
import type { FlexDays, FlexRequest } from "./flex-days.ts";
import type { TrafficClass, TrafficRecord } from "./traffic.ts";

interface OpenOperation {
  /** Of its last answered call. */
  answered: TrafficClass | null;
  answeredTier: Tier | null;
  /** Of its first answered call: there it arrived when its first attempt began. */
  arrivedIn: TrafficClass | null;
  /** By a call that cannot be evaluated, where no class holds it. */
  isAnswered: boolean;
  /** Of its calls that name a time; `Infinity` where none does. */
  firstUs: number;
  /** `null` where the answer names no duration or time. */
  endUs: number | null;
  freeAttempts: number;
  failedFlex: number;
  /** Answered calls that asked for flex, or were served there. */
  answeredFlex: number;
  isAnsweredAsFlex: boolean;
  /** What its failed attempts were charged. */
  waste: bigint;
  charged: ChargedCall | null;
  /** Of an answer after attempts at flex; `null` of others: there is one operation for each. */
  flexMoney: FlexRequest["money"] | null;
}

interface ChargedCall {
  readonly charged: TrafficRecord;
  readonly tier: Tier | null;
  readonly cost: bigint;
}

/** A charged call of an operation that was never answered, and what its other calls were charged. */
export interface UnansweredCall extends Omit<ChargedCall, "cost"> {
  readonly alsoCharged: bigint;
}

export interface AnsweredCall {
  readonly known: TrafficClass;
  readonly tier: Tier | null;
  readonly money: FlexRequest["money"];
}

export interface FailedAttempt {
  /** `null` where the attempt cost nothing. */
  readonly charged: TrafficRecord | null;
  readonly tier: Tier | null;
  readonly cost: bigint;
}

export interface EndedOperations {
  /** Failed attempts that cost nothing, of operations answered or charged. */
  readonly attempts: number;
  /** The same of operations that never were. */
  readonly unanswered: number;
  /** One charged call of each operation that was never answered. */
  readonly unansweredCharged: readonly UnansweredCall[];
}

/** One request of an operation: when it arrived is known when all its attempts are. */
export const isSingleRequest = ({
  operationId,
  requests,
}: Pick<UsageRecord, "operationId" | "requests">): boolean =>
  operationId !== null && requests === 1;

/** Operations whose attempts may still come: an answered call is a request, its failed attempts are none. */
export class OpenOperations {
  readonly #open = new Map<string, OpenOperation>();
  readonly #flexDays: FlexDays;

  constructor(flexDays: FlexDays) {
    this.#flexDays = flexDays;
  }

  #of({ operationId, startUs }: UsageRecord): OpenOperation {
    const id = operationId ?? "";
    const found = this.#open.get(id);
    const firstUs = isUndated(startUs) ? Number.POSITIVE_INFINITY : startUs;
    if (found) {
      found.firstUs = Math.min(found.firstUs, firstUs);
      return found;
    }
    // Written out: spreads make objects several times as slow, and there is one for each operation.
    const made: OpenOperation = {
      answered: null,
      answeredTier: null,
      arrivedIn: null,
      isAnswered: false,
      firstUs,
      endUs: null,
      freeAttempts: 0,
      failedFlex: 0,
      answeredFlex: 0,
      isAnsweredAsFlex: false,
      waste: 0n,
      charged: null,
      flexMoney: null,
    };
    this.#open.set(id, made);
    return made;
  }

  addAnswered(record: UsageRecord, { known, tier, money }: AnsweredCall): void {
    const operation = this.#of(record);
    const isFlexCall = record.tierRequested === "flex" || tier === "flex";
    if (isFlexCall) operation.answeredFlex += 1;
    const isFlex = isFlexCall || operation.failedFlex > 0;
    operation.flexMoney = isFlex && record.grain === "call" ? money : null;
    operation.isAnswered = true;
    if (isSingleRequest(record)) {
      if (operation.arrivedIn === null) operation.arrivedIn = known;
      else arrive(known, record.startUs);
    }
    operation.answered = known;
    operation.answeredTier = tier;
    operation.isAnsweredAsFlex = record.tierRequested === "flex";
    const { latencyMs, startUs } = record;
    operation.endUs =
      latencyMs === null || isUndated(startUs) ? null : startUs + latencyMs * US_PER_MS;
  }

  addAnsweredElsewhere(record: UsageRecord): void {
    this.#of(record).isAnswered = true;
  }

  addFailed(record: UsageRecord, { charged, tier, cost }: FailedAttempt): void {
    const operation = this.#of(record);
    if (record.tierRequested === "flex" || tier === "flex") operation.failedFlex += 1;
    operation.waste += cost;
    if (charged === null) operation.freeAttempts += 1;
    else operation.charged = { charged, tier, cost };
  }

  /** Charges failed attempts to the requests that they belong to, and tells of operations without an answer. */
  finish(): EndedOperations {
    let [attempts, unanswered] = [0, 0];
    const unansweredCharged: UnansweredCall[] = [];
    for (const operation of this.#open.values()) {
      const { answered, isAnswered, charged, waste } = operation;
      if (!isAnswered && charged === null) {
        unanswered += operation.freeAttempts;
        continue;
      }
      attempts += operation.freeAttempts;
      if (answered !== null) settle(operation, answered, this.#flexDays);
      else if (charged !== null && !isAnswered) {
        const { record } = charged.charged;
        const alone = { ...charged.charged, record: { ...record, operationId: null } };
        const alsoCharged = waste - charged.cost;
        unansweredCharged.push({ charged: alone, tier: charged.tier, alsoCharged });
      }
    }
    this.#open.clear();
    return { attempts, unanswered, unansweredCharged };
  }
}

function arrive({ arrivals }: TrafficClass, startUs: number): void {
  if (!isUndated(startUs) && Number.isFinite(startUs)) {
    addArrivals(arrivals, { startUs, endUs: null }, 1);
  }
}

function settle(operation: OpenOperation, answered: TrafficClass, flexDays: FlexDays): void {
  if (operation.arrivedIn !== null) arrive(operation.arrivedIn, operation.firstUs);
  const { failedFlex, isAnsweredAsFlex, answeredTier, waste, firstUs, endUs } = operation;
  answered.money.today += waste;
  answered.today.flexAttempts += failedFlex;
  const hasFallenBack = (failedFlex > 0 || isAnsweredAsFlex) && answeredTier !== "flex";
  if (hasFallenBack) answered.today.fellBack += 1;
  const { grouped } = answered.today;
  grouped.operations += 1;
  grouped.flexAttempts += failedFlex + operation.answeredFlex;
  if (hasFallenBack) grouped.fellBack += 1;
  const money = operation.flexMoney;
  if (money) flexDays.add({ startUs: firstUs, money, waste, hasFallenBack });
  if (endUs !== null) answered.today.totalMs.add((endUs - firstUs) / US_PER_MS);
}
