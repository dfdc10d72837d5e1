import { OUTCOMES } from "../../core/record.ts";
import type { PriceBook } from "../../pricing/book.ts";
import type { CallColumns, CallSample } from "../call-sample.ts";
import { tierBasis } from "../price-cell.ts";

/** Answered calls of one model, tier and workload whose latency is known. */
export interface CallGroup {
  readonly provider: string | null;
  readonly model: string | null;
  /** The tier that prices them; "unknown" where nothing says it. */
  readonly tier: string;
  readonly workload: string | null;
  /** Their places in the columns. */
  readonly calls: readonly number[];
}

export interface TimedCalls {
  readonly columns: CallColumns;
  readonly groups: readonly CallGroup[];
  /** Calls in all groups. */
  readonly calls: number;
  /** Answered calls of the sample whose latency is not known. */
  readonly untimed: number;
}

export const UNKNOWN_TIER = "unknown";
const SUCCESS = OUTCOMES.indexOf("success");

type Key = Pick<CallColumns, "provider" | "model" | "tierRequested" | "tierServed" | "workload">;

const keyOf = ({ provider, model, tierRequested, tierServed, workload }: Key, row: number) =>
  `${provider[row]} ${model[row]} ${tierRequested[row]} ${tierServed[row]} ${workload[row]}`;

/** The answered calls of a sample whose latency is known, by model, tier and workload. */
export function timedCalls(book: PriceBook, { rows, names }: CallSample): TimedCalls {
  const byKey = new Map<string, number[]>();
  let [calls, untimed] = [0, 0];
  for (let row = 0; row < rows.length; row++) {
    if (rows.outcome[row] !== SUCCESS) continue;
    if ((rows.latencyMs[row] ?? -1) < 0) {
      untimed += 1;
      continue;
    }
    calls += 1;
    const key = keyOf(rows, row);
    const found = byKey.get(key);
    if (found) found.push(row);
    else byKey.set(key, [row]);
  }
  const groups = [...byKey.values()].map((found): CallGroup => {
    const name = (field: keyof Key): string | null =>
      names[field][rows[field][found[0] ?? 0] ?? 0] ?? null;
    const told = { tierServed: name("tierServed"), tierRequested: name("tierRequested") };
    return {
      provider: name("provider"),
      model: name("model"),
      tier: tierBasis(book, told, null).tier ?? UNKNOWN_TIER,
      workload: name("workload"),
      calls: found,
    };
  });
  return { columns: rows, groups: joined(groups, "workload"), calls, untimed };
}

/** Whether groups are told apart by workload too, or by model and tier alone. */
export type Apart = "model" | "workload";

/** A text that is the same for what is told apart as one. */
export const groupKey = (
  { provider, model, tier, workload }: Omit<CallGroup, "calls">,
  apart: Apart,
): string => JSON.stringify([provider, model, tier, apart === "workload" ? workload : null]);

/** Groups joined as far as they are not told apart; most calls first. */
export function joined(groups: readonly CallGroup[], apart: Apart): readonly CallGroup[] {
  const byKey = new Map<string, CallGroup & { readonly calls: number[] }>();
  for (const group of groups) {
    const key = groupKey(group, apart);
    const found = byKey.get(key);
    if (found) for (const call of group.calls) found.calls.push(call);
    else {
      const workload = apart === "workload" ? group.workload : null;
      byKey.set(key, { ...group, workload, calls: [...group.calls] });
    }
  }
  return [...byKey.values()].sort((a, b) => b.calls.length - a.calls.length);
}
