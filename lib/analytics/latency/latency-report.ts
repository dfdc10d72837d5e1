import type { PriceBook } from "../../pricing/book.ts";
import type {
  EcdfCurve,
  LatencyReport,
  Likeness,
  ModelDensity,
  TierDistributions,
} from "../../wire/latency.ts";
import type { CallSample } from "../call-sample.ts";
import type { CostCell } from "../cost-cell.ts";
import type { OperationCell } from "../operation-cell.ts";
import { densityOf } from "./density.ts";
import { bandHalf, ecdfQuantile, weightedEcdf } from "./ecdf.ts";
import { strataOf } from "./like-work.ts";
import { fitLine } from "./line-fit.ts";
import { type MatchedTier, type Matching, matchTiers, unmatched } from "./matched-tiers.ts";
import { planePoints } from "./plane-points.ts";
import { tierCosts, unusedTiers } from "./tier-costs.ts";
import { tierPays } from "./tier-pays.ts";
import { type Apart, type CallGroup, type TimedCalls, timedCalls } from "./timed-calls.ts";

export interface LatencyFacts {
  readonly sample: CallSample;
  /** By workload. */
  readonly usage: readonly CostCell[];
  /** By provider, model, requested tier, workload, fallback and whether grouped. */
  readonly operations: readonly OperationCell[];
}

const MOST_DENSITIES = 8;
const FEWEST_CALLS = 20;
/** So much of what like outputs match must be left where inputs have to be alike too. */
const LEAST_LEFT = 0.9;

type Joined = readonly { readonly tier: string; readonly calls: readonly number[] }[];

function byTier(groups: readonly CallGroup[]): Joined {
  const tiers = new Map<string, number[]>();
  for (const { tier, calls } of groups) {
    const found = tiers.get(tier) ?? [];
    tiers.set(tier, found);
    for (const call of calls) found.push(call);
  }
  return [...tiers]
    .map(([tier, calls]) => ({ tier, calls }))
    .filter(({ calls }) => calls.length >= FEWEST_CALLS);
}

const matchedCalls = ({ tiers }: Matching): number =>
  tiers.reduce((sum, { matched }) => sum + matched, 0);

/** Like in output and input where that leaves nearly all that like outputs match, else in output alone. */
function bestMatching({ columns }: TimedCalls, tiers: Joined) {
  const match = (likeness: Likeness) => matchTiers(tiers, strataOf(columns, likeness));
  const [coarse, fine] = [match("output"), match("output-and-input")];
  const isEnough =
    fine.tiers.length === coarse.tiers.length &&
    matchedCalls(fine) >= LEAST_LEFT * matchedCalls(coarse);
  return isEnough
    ? { likeness: "output-and-input" as const, matching: fine }
    : { likeness: "output" as const, matching: coarse };
}

function curveOf({ columns }: TimedCalls, { calls, weights, effective }: MatchedTier): EcdfCurve {
  const ecdf = weightedEcdf(columns.latencyMs, calls, weights);
  const [p50, p95] = [0.5, 0.95].map((share) => ecdfQuantile(ecdf, share));
  return { ...ecdf, p50: p50 ?? null, p95: p95 ?? null, band: bandHalf(effective) };
}

function distributionsOf(timed: TimedCalls): TierDistributions {
  const tiers = byTier(timed.groups);
  const { likeness, matching } = bestMatching(timed, tiers);
  return {
    likeness,
    reference: matching.reference,
    tiers: tiers.map((tier) => {
      const matched = matching.tiers.find((one) => one.tier === tier.tier);
      return {
        tier: tier.tier,
        calls: tier.calls.length,
        asLogged: curveOf(timed, unmatched(tier)),
        likeWork: matched
          ? {
              ...curveOf(timed, matched),
              matched: matched.matched,
              effective: matched.effective,
            }
          : null,
      };
    }),
  };
}

function densitiesOf({ columns, groups }: TimedCalls): ModelDensity[] {
  const models = new Map<string, CallGroup[]>();
  for (const group of groups) {
    const key = JSON.stringify([group.provider, group.model]);
    models.set(key, [...(models.get(key) ?? []), group]);
  }
  const size = (parts: readonly CallGroup[]) =>
    parts.reduce((sum, { calls }) => sum + calls.length, 0);
  return [...models.values()]
    .sort((a, b) => size(b) - size(a))
    .slice(0, MOST_DENSITIES)
    .map((parts) => ({
      provider: parts[0]?.provider ?? null,
      model: parts[0]?.model ?? null,
      calls: size(parts),
      ...densityOf(
        columns,
        parts.flatMap(({ calls }) => calls),
      ),
      fits: byTier(parts).map(({ tier, calls }) => ({ tier, fit: fitLine(columns, calls) })),
    }));
}

/** What single calls tell of waiting, and what their price makes of it. */
export function latencyReport(
  book: PriceBook,
  { sample, usage, operations }: LatencyFacts,
): Omit<LatencyReport, "nowUs" | "filters" | "shown"> {
  const calls = timedCalls(book, sample);
  const distributions = distributionsOf(calls);
  const stratumOf = strataOf(calls.columns, distributions.likeness);
  const costs = {
    model: tierCosts(book, usage, "model"),
    workload: tierCosts(book, usage, "workload"),
  };
  const points = (apart: Apart) => planePoints(calls, costs[apart], apart);
  const pays = (apart: Apart) =>
    tierPays({ calls, costs: costs[apart], operations }, apart, stratumOf);
  return {
    sample: { calls: calls.calls, untimed: calls.untimed, share: sample.share, of: sample.of },
    distributions,
    densities: densitiesOf(calls),
    points: { model: points("model"), workload: points("workload") },
    unused: unusedTiers(book, usage),
    pays: { model: pays("model"), workload: pays("workload") },
  };
}
