import type { ComparedTier } from "../../lib/core/tier.ts";
import type { CostAdded } from "../../lib/wire/imports.ts";
import { formatCount, formatCounted } from "../format/quantity.ts";

type Costs = Pick<CostAdded, "cost" | "unpriced" | "ineligible" | "failed">;

/** How many of a file's records have a price, have none, and are of failed calls; `null` of no records. */
export function pricedWords({ cost, failed }: Costs): string | null {
  const { records, unpricedRecords } = cost;
  if (records === 0) return null;
  const priced = records - unpricedRecords;
  const all = records === 1 ? "" : "all ";
  const parts = [
    unpricedRecords > 0
      ? `${priced === 0 ? all : `${formatCount(unpricedRecords)} `}without a price`
      : `${all}priced`,
    priced > 0 && unpricedRecords > 0 ? `${formatCount(priced)} priced` : null,
    failed > 0 ? `${formatCount(failed)} of failed calls` : null,
  ];
  return `${formatCounted(records, "record")}: ${parts.filter((part) => part !== null).join(", ")}.`;
}

export interface TierBox {
  /** Stands in place of the amount where nothing could move. */
  readonly instead: string | null;
  /** How many would stay as served; `null` where all could move. */
  readonly stay: string | null;
}

const NOT_SOLD: ReadonlySet<string> = new Set(["not-sold-at-tier", "unknown-tier"]);

/** What a tier's total takes in: of records that cannot move there, the price as served. */
export function tierBox({ cost, ineligible }: Costs, tier: ComparedTier): TierBox {
  const { eligible, ineligible: staying } = cost.tiers[tier];
  if (staying === 0) return { instead: null, stay: null };
  const stay = `${formatCount(staying)} of ${formatCount(staying + eligible)} stay as served`;
  if (eligible > 0) return { instead: null, stay };
  const reasons = ineligible.filter((line) => line.tier === tier).map(({ reason }) => reason);
  if (reasons.every((reason) => NOT_SOLD.has(reason))) return { instead: "not sold", stay };
  const noPrice = reasons.every((reason) => reason === "no-price-at-date");
  return { instead: noPrice ? "no price then" : "cannot move", stay };
}
