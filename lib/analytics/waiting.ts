import { exactUsd, parseUsd, picodollars } from "../core/money.ts";
import type { LatencyReport, TierPays } from "../wire/latency.ts";
import type { Advice, VerdictTier } from "../wire/workloads.ts";

const MS_PER_HOUR = 3_600_000n;
/** So much of a workload's calls must be of models whose longer wait is known. */
const LEAST_COVERED = 0.5;

export type WaitingTier = Exclude<VerdictTier, "standard">;

/** How much longer a call of the workload takes at a tier than at standard, in whole milliseconds; `null`: not known. */
export type ExtraWaitOf = (workload: string | null, tier: WaitingTier) => number | null;

type Timed = Pick<LatencyReport, "pays" | "points">;
type Weighed = readonly (readonly [extraMs: number | null, calls: number])[];

/** The mean of what is known, weighted by calls; `null` where it covers less than half of them. */
function weightedMs(parts: Weighed): number | null {
  let [sum, known, all] = [0, 0, 0];
  for (const [extraMs, calls] of parts) {
    all += calls;
    if (extraMs === null) continue;
    sum += extraMs * calls;
    known += calls;
  }
  return known === 0 || known < all * LEAST_COVERED ? null : Math.round(sum / known);
}

const isOf = (one: TierPays, model: string | null, provider: string | null): boolean =>
  one.model === model && one.provider === provider;

/** Longer waits on like work as measured: those of the workload's own calls at the tier, else those of its models at it. */
export function extraWaits({ pays, points }: Timed): ExtraWaitOf {
  return (workload, tier) => {
    const own = pays.workload.filter((one) => one.workload === workload && one.tier === tier);
    const measured = weightedMs(own.map(({ extraMs, calls }) => [extraMs, calls]));
    if (measured !== null) return measured;
    const atTier = pays.model.filter((one) => one.tier === tier);
    const uses = points.workload.filter((point) => point.workload === workload);
    return weightedMs(
      uses.map(({ model, provider, calls }) => [
        atTier.find((one) => isOf(one, model, provider))?.extraMs ?? null,
        calls,
      ]),
    );
  };
}

/** What is weighed: all in picodollars, over the workload's calls of the period. */
export interface Waiting {
  readonly usdPerHour: string;
  readonly calls: number;
  /** What the calls would cost less at a tier; `null`: not known. */
  readonly savedAt: (tier: WaitingTier) => bigint | null;
  readonly extraMs: (tier: WaitingTier) => number | null;
}

const UNITS = [
  ["h", 3_600_000],
  ["min", 60_000],
  ["s", 1_000],
] as const;

function timeText(ms: number): string {
  const [unit, length] = UNITS.find(([, least]) => ms >= least) ?? ["ms", 1];
  const count = ms / length;
  const digits = unit === "ms" || count >= 10 ? 0 : 1;
  return `${count.toFixed(digits)}\u00a0${unit}`;
}

function usdText(amount: bigint): string {
  const usd = Number(exactUsd(picodollars(amount < 0n ? -amount : amount)));
  return `$${usd === 0 || usd >= 0.01 ? usd.toFixed(2) : usd.toPrecision(2)}`;
}

interface Weighing {
  /** `null`: how long its calls would wait is not known. */
  readonly pays: boolean | null;
  readonly words: string;
}

function weigh(
  tier: WaitingTier,
  { usdPerHour, calls, savedAt, extraMs }: Waiting,
): Weighing | null {
  const rate = parseUsd(usdPerHour);
  const saved = savedAt(tier);
  if (rate === null || rate <= 0n || saved === null || calls <= 0) return null;
  const hour = `$${usdPerHour} an hour`;
  const longer = extraMs(tier);
  if (longer === null) {
    if (saved <= 0n) return null;
    const mayMs = Number((saved * MS_PER_HOUR) / (rate * BigInt(calls)));
    const words = `At ${hour}, a call may wait ${timeText(mayMs)} longer before what ${tier} saves is gone; how much longer it would wait, no record tells.`;
    return { pays: null, words };
  }
  const cost = (rate * BigInt(calls) * BigInt(Math.max(0, longer))) / MS_PER_HOUR;
  const pays = saved > cost;
  const words = `At ${hour}, the ${timeText(Math.max(0, longer))} that a call takes longer at ${tier} cost ${usdText(cost)} in all, and ${tier} ${saved < 0n ? "costs more by" : "saves"} ${usdText(saved)}.`;
  return { pays, words };
}

/**
 * The advice with what waiting costs weighed against what it saves: the tier of the verdict, else flex for work that fits
 * batch, else standard. Where nobody knows how long calls would wait, the verdict stays and the break-even is told.
 */
export function weighWaiting(advice: Advice, waiting: Waiting): Advice {
  const { verdict } = advice;
  if (verdict === null || verdict === "standard") return advice;
  const tiers: readonly WaitingTier[] = verdict === "batch" ? ["batch", "flex"] : ["flex"];
  const told: string[] = [];
  for (const tier of tiers) {
    const weighed = weigh(tier, waiting);
    if (weighed) told.push(weighed.words);
    if (weighed?.pays === false) continue;
    const first =
      tier === verdict ? advice.reason : "Flex: at batch, waiting would cost more than it saves.";
    return { ...advice, verdict: tier, reason: [first, ...told].join(" ") };
  }
  const reason = ["Standard: waiting would cost more than it saves.", ...told].join(" ");
  return { ...advice, verdict: "standard", reason };
}
