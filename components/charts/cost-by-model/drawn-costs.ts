import { exactUsd } from "../../../lib/core/money.ts";
import type { NamedCost } from "../../../lib/wire/overview.ts";
import { sumUsd, usdOf } from "../kit/usd-sum.ts";

/** What one bar stands for. */
export interface DrawnCost
  extends Pick<NamedCost, "name" | "asServed" | "available" | "availableBy"> {
  /** Told beside the name where several providers sell it; else `null`. */
  readonly seller: string | null;
}

const added = (amounts: readonly string[]): string => exactUsd(sumUsd(amounts.map(usdOf)));

const alone = ({ name, asServed, available, availableBy }: NamedCost, seller: string | null) => ({
  name,
  asServed,
  available,
  availableBy,
  seller,
});

function together(name: string | null, costs: readonly NamedCost[]): DrawnCost {
  return {
    name,
    seller: null,
    asServed: added(costs.map(({ asServed }) => asServed)),
    available: added(costs.map(({ available }) => available)),
    availableBy: {
      standard: added(costs.map(({ availableBy }) => availableBy.standard)),
      flex: added(costs.map(({ availableBy }) => availableBy.flex)),
      batch: added(costs.map(({ availableBy }) => availableBy.batch)),
    },
  };
}

function bySeller([name, costs]: readonly [string | null, readonly NamedCost[]]): DrawnCost[] {
  const [only] = costs;
  if (only && costs.length === 1) return [alone(only, null)];
  const sellers = new Set(costs.flatMap(({ provider }) => provider ?? []));
  if (sellers.size < 2) return [together(name, costs)];
  return costs.map((cost) => alone(cost, cost.provider ?? "provider not said"));
}

/** Costs by name, largest first: one for each seller of a name, but records that name none stand apart from several sellers only. */
export function drawnCosts(models: readonly NamedCost[]): DrawnCost[] {
  const byName = new Map<string | null, NamedCost[]>();
  for (const cost of models) {
    const known = byName.get(cost.name);
    if (known) known.push(cost);
    else byName.set(cost.name, [cost]);
  }
  const costs = [...byName].flatMap(bySeller);
  const amounts = new Map(costs.map((cost) => [cost, usdOf(cost.asServed)]));
  const amountOf = (cost: DrawnCost): bigint => amounts.get(cost) ?? 0n;
  return costs.sort((a, b) => Number(amountOf(b) - amountOf(a)));
}
