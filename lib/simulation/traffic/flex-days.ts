import { isUndated, US_PER_DAY } from "../../core/time.ts";
import type { Money } from "./request-money.ts";

const PICO = 1e12;

/** Single requests of one UTC day that asked for flex, what they cost and what became of the discount. */
export interface FlexDay {
  /** Days since 1970. */
  readonly day: number;
  requests: number;
  fellBack: number;
  /** Picodollars: all of them at flex, all at standard, … */
  flex: bigint;
  standard: bigint;
  /** … as they were, failed attempts that were charged included, … */
  actual: bigint;
  /** … and the discount of those that fell back. */
  lost: bigint;
  /** Squares of their discounts in dollars: how unlike in size they are. */
  squares: number;
}

export interface FlexRequest {
  readonly startUs: number;
  readonly money: Pick<Money, "today" | "flex" | "standard">;
  /** What its failed attempts were charged. */
  readonly waste: bigint;
  readonly hasFallenBack: boolean;
}

/** Sums by day the requests that asked for flex; those without a day or a price there are left out. */
export class FlexDays {
  readonly #days = new Map<number, FlexDay>();

  add({ startUs, money, waste, hasFallenBack }: FlexRequest): void {
    if (isUndated(startUs) || money.flex === 0n) return;
    const day = Math.floor(startUs / US_PER_DAY);
    const found = this.#days.get(day) ?? noRequests(day);
    this.#days.set(day, found);
    const discount = money.standard > money.flex ? money.standard - money.flex : 0n;
    found.requests += 1;
    found.flex += money.flex;
    found.standard += money.flex + discount;
    found.actual += money.today + waste;
    found.squares += (Number(discount) / PICO) ** 2;
    if (!hasFallenBack) return;
    found.fellBack += 1;
    found.lost += discount;
  }

  inOrder(): readonly FlexDay[] {
    return [...this.#days.values()].sort((a, b) => a.day - b.day);
  }
}

const noRequests = (day: number): FlexDay => ({
  ...{ day, requests: 0, fellBack: 0, flex: 0n, standard: 0n, actual: 0n, lost: 0n, squares: 0 },
});
