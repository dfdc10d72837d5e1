import type { Tier } from "../core/tier.ts";
import { parseIsoUs, US_PER_DAY } from "../core/time.ts";

/** What a contract of the user's takes off a seller's list prices. */
export interface Discount {
  readonly provider: string;
  /** `null`: all models of the provider. */
  readonly model: string | null;
  /** `null`: all tiers. */
  readonly tier: Tier | null;
  /** Exact decimal text, over 0 and at most 100: "7.5" takes 7.5 % off. */
  readonly percent: string;
  /** The first UTC day on which it holds, ISO. */
  readonly fromDay: string;
  /** The last one; `null`: no end is known. */
  readonly toDay: string | null;
  readonly note: string;
}

export interface DiscountPeriod {
  readonly fromUs: number;
  /** Exclusive; infinite where no end is known. */
  readonly toUs: number;
}

const dayUs = (day: string): number => {
  const us = parseIsoUs(day);
  if (us === null) throw new Error(`expected a day of a discount, found "${day}"`);
  return us;
};

/** From the first moment of its first day to the last of its last. */
export const discountPeriod = ({
  fromDay,
  toDay,
}: Pick<Discount, "fromDay" | "toDay">): DiscountPeriod => ({
  fromUs: dayUs(fromDay),
  toUs: toDay === null ? Number.POSITIVE_INFINITY : dayUs(toDay) + US_PER_DAY,
});

const meet = <Value>(one: Value | null, other: Value | null): boolean =>
  one === null || other === null || one === other;

/** Whether two discounts would bear on the same price at the same time. */
export function doDiscountsOverlap(one: Discount, other: Discount): boolean {
  const [a, b] = [discountPeriod(one), discountPeriod(other)];
  return (
    one.provider === other.provider &&
    meet(one.model, other.model) &&
    meet(one.tier, other.tier) &&
    a.fromUs < b.toUs &&
    b.fromUs < a.toUs
  );
}
