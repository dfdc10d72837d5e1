import type { Outcome, Tokens, UsageRecord } from "./record.ts";
import { isUndated } from "./time.ts";

type Told = readonly UsageRecord[];

/** What no later word can contradict: the call's end is not known yet, or was not told. */
export const isOpen = (outcome: Outcome): boolean => outcome === "pending" || outcome === "unknown";

function firstKnown<K extends keyof UsageRecord>(told: Told, field: K): UsageRecord[K] | null {
  for (const telling of told) {
    const value = telling[field];
    if (value !== null && value !== undefined) return value;
  }
  return null;
}

const hasTotals = ({ inputTotal, outputTotal }: Tokens): boolean =>
  inputTotal !== null && outputTotal !== null;

/** Totals of the first who knows both; further counts of the same first, then of who does not tell other totals. */
function tokensOf(told: Told): Tokens {
  const base = told.find(hasTotals);
  const ordered = base ? [base, ...told] : told;
  const inputTotal = firstKnown(ordered, "inputTotal");
  const outputTotal = firstKnown(ordered, "outputTotal");
  const fitting = ordered.filter(
    (telling) =>
      (telling.inputTotal ?? inputTotal) === inputTotal &&
      (telling.outputTotal ?? outputTotal) === outputTotal,
  );
  return {
    inputTotal,
    inputCached: firstKnown(fitting, "inputCached"),
    inputCacheWrite: firstKnown(fitting, "inputCacheWrite"),
    inputCacheWrite1h: firstKnown(fitting, "inputCacheWrite1h"),
    outputTotal,
    reasoning: firstKnown(fitting, "reasoning"),
  };
}

/** How the call ended, with reasons only from those who tell of that end. */
function fateOf(told: Told): Partial<UsageRecord> {
  const known = told.find(({ outcome }) => !isOpen(outcome))?.outcome;
  const isPending = told.some(({ outcome }) => outcome === "pending");
  const fitting = told.filter(({ outcome }) => isOpen(outcome) || outcome === known);
  const classes = fitting.flatMap(({ errorClass }) => (errorClass === null ? [] : [errorClass]));
  return {
    outcome: known ?? (isPending ? "pending" : "unknown"),
    errorClass: classes.find((each) => each !== "unknown") ?? classes[0] ?? null,
    errorCode: firstKnown(fitting, "errorCode"),
    httpStatus: firstKnown(fitting, "httpStatus"),
  };
}

/**
 * One call as all who tell of it know it, the first of them first: each field by the first who knows it, token counts
 * and failures from tellings that agree. What the first of them said is never overwritten but by "unknown" or "pending".
 */
export function mergeTellings(first: UsageRecord, ...others: Told): UsageRecord {
  if (others.length === 0) return first;
  const told = [first, ...others];
  const known: UsageRecord = { ...first };
  for (const field of Object.keys(Object.assign({}, ...told)) as (keyof UsageRecord)[]) {
    Object.assign(known, { [field]: firstKnown(told, field) });
  }
  return {
    ...known,
    startUs: told.find(({ startUs }) => !isUndated(startUs))?.startUs ?? first.startUs,
    ...tokensOf(told),
    ...fateOf(told),
  };
}
