import type { Picodollars } from "../../core/money.ts";
import { err, ok, type Result } from "../../core/result.ts";
import type { Tier } from "../../core/tier.ts";
import type { PriceBook } from "../../pricing/book.ts";
import { eligibility } from "../../pricing/eligibility.ts";
import { priceUsage } from "../../pricing/price-usage.ts";
import type { PriceableUsage, UnpricedReason } from "../../pricing/types.ts";
import type { Policy } from "../../retry/policy.ts";

/** Where money may be spent on a request: the tiers, and two of them without the discount on cached input. */
export const MONEY_FIELDS = [
  "today",
  "standard",
  "standardCold",
  "flex",
  "batch",
  "batchCold",
  "priority",
] as const;
export type MoneyField = (typeof MONEY_FIELDS)[number];
/** Exact picodollars. Where a policy has no use for a tier, it is zero. */
export type Money = Record<MoneyField, bigint>;

export const noMoney = (): Money => ({
  today: 0n,
  standard: 0n,
  standardCold: 0n,
  flex: 0n,
  batch: 0n,
  batchCold: 0n,
  priority: 0n,
});

/** Why a scenario cannot be evaluated for a record: no price at a tier that its policy may use. */
export interface MissingPrice {
  readonly reason: UnpricedReason;
  readonly tier: Tier | null;
}

export interface PricedRequest {
  readonly money: Money;
  /** The tier that it was served at names no price, so that today's cost is not known. */
  readonly isTodayUnknown: boolean;
  /** Standard is not sold for it: kept as served there. */
  readonly isKeptAtStandard: boolean;
}

export type UsedTier = "standard" | "flex" | "batch" | "priority";

/** The tiers that a policy may be served at. */
export function usedTiers(policy: Policy): readonly UsedTier[] {
  switch (policy.kind) {
    case "standard":
    case "priority":
      return [policy.kind];
    case "batch": {
      const mayLeave = policy.onExpired === "standard" || policy.maxEnqueuedTokens !== null;
      return mayLeave ? ["batch", "standard"] : ["batch"];
    }
    case "flex":
      if (policy.onExhausted === "fail") return ["flex"];
      return ["flex", policy.onExhausted === "batch" ? "batch" : "standard"];
  }
}

export const COLD = { standard: "standardCold", batch: "batchCold" } as const;

/** What usage costs at a tier, or why it has no price there. */
export function priceAt(
  book: PriceBook,
  usage: PriceableUsage,
  tier: UsedTier,
): Result<Picodollars, MissingPrice> {
  const may = eligibility(book, usage, tier);
  if (!may.eligible) return err({ reason: may.reason, tier });
  const priced = priceUsage(book, usage, tier);
  return priced.ok ? ok(priced.total) : err({ reason: priced.reason, tier });
}

/** The price without the discount on cached input; the same where nothing was cached. */
export function coldPrice(
  book: PriceBook,
  usage: PriceableUsage,
  tier: UsedTier,
  warm: Picodollars,
): Result<Picodollars, MissingPrice> {
  return usage.inputCached ? priceAt(book, { ...usage, inputCached: 0 }, tier) : ok(warm);
}

/**
 * What a request costs today and at every tier that a policy may use, exactly; `null` as policy keeps it as it was.
 * Refused with the first tier without a price.
 */
export function priceRequest(
  book: PriceBook,
  usage: PriceableUsage,
  servedTier: Tier | null,
  policy: Policy | null,
): Result<PricedRequest, MissingPrice> {
  const served = priceUsage(book, usage, servedTier);
  if (policy === null && !served.ok) return err({ reason: served.reason, tier: servedTier });
  const money = noMoney();
  if (served.ok) money.today = served.total;
  const standard = priceAt(book, usage, "standard");
  for (const tier of policy === null ? [] : usedTiers(policy)) {
    const price = tier === "standard" ? standard : priceAt(book, usage, tier);
    if (!price.ok) return price;
    money[tier] = price.value;
    if (tier !== "standard" && tier !== "batch") continue;
    const cold = coldPrice(book, usage, tier, price.value);
    if (!cold.ok) return cold;
    money[COLD[tier]] = cold.value;
  }
  money.standard = standard.ok ? standard.value : money.today;
  return ok({ money, isTodayUnknown: !served.ok, isKeptAtStandard: !standard.ok });
}
