import type { BeforeAnswer, ExtraWait, TierPays } from "../../wire/latency.ts";
import type { OperationCell } from "../operation-cell.ts";
import { breakEven, perCallUsd, usdNumber } from "./break-even.ts";
import { extraWait } from "./extra-wait.ts";
import type { StratumOf } from "./like-work.ts";
import type { TierCost } from "./tier-costs.ts";
import { type Apart, type CallGroup, groupKey, joined, type TimedCalls } from "./timed-calls.ts";

const STANDARD = "standard";
type Names = Omit<CallGroup, "calls">;

interface Begun {
  operations: number;
  fellBack: number;
  lostMs: number;
}

/** Operations whose attempts are known to belong together, by the tier that they first asked for. */
function begunAt(cells: readonly OperationCell[], apart: Apart): ReadonlyMap<string, Begun> {
  const begun = new Map<string, Begun>();
  for (const cell of cells) {
    if (cell.grouped !== true || cell.tierRequested === null) continue;
    const { provider, model, workload, tierRequested: tier } = cell;
    const key = groupKey({ provider, model, workload, tier }, apart);
    const sum = begun.get(key) ?? { operations: 0, fellBack: 0, lostMs: 0 };
    begun.set(key, sum);
    sum.operations += cell.operations;
    sum.fellBack += cell.fellBack === true ? cell.operations : 0;
    sum.lostMs += cell.waitedMs + cell.failingMs;
  }
  return begun;
}

function beforeAnswer(
  begun: ReadonlyMap<string, Begun>,
  names: Names,
  apart: Apart,
): BeforeAnswer | null {
  const own = begun.get(groupKey(names, apart));
  const standard = begun.get(groupKey({ ...names, tier: STANDARD }, apart));
  if (!own || own.operations === 0) return null;
  const usual = standard ? standard.lostMs / standard.operations : 0;
  const { operations, fellBack, lostMs } = own;
  return { operations, fellBack, lostMs: lostMs / operations - usual };
}

/** For one operation begun at the tier: those that fell back save nothing and wait no longer for their answer. */
function wholeOf(saved: number, waitMs: number, before: BeforeAnswer | null) {
  const kept = before ? 1 - before.fellBack / before.operations : 1;
  return { savedUsd: saved * kept, extraMs: waitMs * kept + (before?.lostMs ?? 0) };
}

const NOT_KNOWN = {
  ...{ savedUsd: null, extraMs: null, pays: null },
  ...{ usdPerHour: null, lowUsdPerHour: null, highUsdPerHour: null },
};

/** The break-even at the ends of the wait's interval; an end that turns the verdict has no limit. */
function judged(saved: number, wait: ExtraWait | null, before: BeforeAnswer | null) {
  if (!wait) return NOT_KNOWN;
  const { savedUsd, extraMs } = wholeOf(saved, wait.ms, before);
  const { pays, usdPerHour } = breakEven(savedUsd, extraMs);
  const end = (ms: number | null): number | null => {
    if (ms === null) return null;
    const there = wholeOf(saved, ms, before);
    const found = breakEven(there.savedUsd, there.extraMs);
    return found.pays === pays ? found.usdPerHour : null;
  };
  const [slow, quick] = [end(wait.highMs), end(wait.lowMs)];
  const [lowUsdPerHour, highUsdPerHour] = pays === "above" ? [quick, slow] : [slow, quick];
  return { savedUsd, extraMs, pays, usdPerHour, lowUsdPerHour, highUsdPerHour };
}

interface PaysFacts {
  readonly calls: TimedCalls;
  readonly costs: ReadonlyMap<string, TierCost>;
  readonly operations: readonly OperationCell[];
}

/** When each tier that was used pays against standard, by model (and workload): most calls first. */
export function tierPays(
  { calls: { columns, groups }, costs, operations }: PaysFacts,
  apart: Apart,
  stratumOf: StratumOf,
): TierPays[] {
  const all = joined(groups, apart);
  const begun = begunAt(operations, apart);
  return all.flatMap((group) => {
    const { provider, model, tier, workload, calls } = group;
    const cost = costs.get(groupKey(group, apart));
    const saved = cost ? perCallUsd(cost.savedAgainstStandard, cost.compared) : null;
    if (tier === STANDARD || !cost || saved === null) return [];
    const standardKey = groupKey({ ...group, tier: STANDARD }, apart);
    const standard = all.find((one) => groupKey(one, apart) === standardKey);
    const wait = extraWait(columns, { calls, others: standard?.calls ?? [] }, stratumOf);
    const before = beforeAnswer(begun, group, apart);
    return {
      ...{ provider, model, tier, workload, wait, before },
      calls: cost.answered,
      savedPerCall: saved,
      ...judged(usdNumber(saved), wait, before),
    };
  });
}
