import { addDecimals, type Decimal, ZERO_DECIMAL } from "../../core/decimal.ts";
import type { TrafficClass } from "../traffic/traffic.ts";
import { shownNumber } from "./money-text.ts";
import type { WorkloadFigures } from "./workload-figures.ts";

/** The figures of requests that keep today's behaviour, as it was logged. */
export function todaysFigures(classes: readonly TrafficClass[]): WorkloadFigures {
  const sums = { requests: 0, fellBack: 0, flexAttempts: 0 };
  let cost = ZERO_DECIMAL;
  for (const { requests, money, today } of classes) {
    sums.requests += requests;
    sums.fellBack += today.fellBack;
    sums.flexAttempts += today.flexAttempts;
    cost = addDecimals(cost, wholePico(money.today));
  }
  return { ...sums, cost, failed: 0, abandoned: 0, waitingSeconds: 0 };
}

/**
 * What a log tells of how requests fared at flex: of operations with an id alone, and `null` where there are none. How
 * long they waited and how many were never answered it does not tell.
 */
export function loggedFlex(classes: readonly TrafficClass[]) {
  let [operations, fellBack, flexAttempts] = [0, 0, 0];
  for (const { today } of classes) {
    operations += today.grouped.operations;
    fellBack += today.grouped.fellBack;
    flexAttempts += today.grouped.flexAttempts;
  }
  const of = (count: number): number | null =>
    operations === 0 ? null : shownNumber(count / operations);
  return {
    ...{ fallbackShare: of(fellBack), attemptsPerOperation: of(flexAttempts) },
    ...{ failedShare: null, abandonedPerOperation: null, waitingSeconds: null },
  };
}

export const wholePico = (units: bigint): Decimal => ({ units, scale: 0 });

/** Sums of money of classes, in picodollars; today's is `null` where no record names a tier that prices it. */
export function loggedMoney(classes: readonly TrafficClass[]) {
  let [today, standard, records, unknown, kept] = [0n, 0n, 0, 0, 0];
  for (const { money, todayUnknown, keptAtStandard, records: own } of classes) {
    today += money.today;
    standard += money.standard;
    records += own;
    unknown += todayUnknown;
    kept += keptAtStandard;
  }
  const isKnown = records === 0 || unknown < records;
  return {
    today: isKnown ? wholePico(today) : null,
    standard: wholePico(standard),
    ...{ todayUnknown: unknown, keptAtStandard: kept },
  };
}
