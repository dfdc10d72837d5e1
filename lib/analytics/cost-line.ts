import { exactUsd, picodollars } from "../core/money.ts";
import { COMPARED_TIERS, type ComparedTier } from "../core/tier.ts";
import type { CostLine, SingleMove } from "../wire/overview.ts";
import type { CostCell } from "./cost-cell.ts";
import type { PricedCell } from "./judge-moves.ts";
import {
  type CellPrice,
  type CellUnpriced,
  type CheapestMove,
  cheapestMove,
  MOVE_TIERS,
  savingAt,
} from "./price-cell.ts";
import { TokenSum } from "./token-sum.ts";

interface TierSum {
  moved: bigint;
  kept: bigint;
  eligible: number;
  ineligible: number;
}

const perTier = <K extends string, V>(tiers: readonly K[], make: (tier: K) => V): Record<K, V> =>
  Object.fromEntries(tiers.map((tier) => [tier, make(tier)])) as Record<K, V>; // every tier is a key by construction

const usd = (amount: bigint): string => exactUsd(picodollars(amount));

/** Running sums of one slice of records. Every total covers the same priced records. */
export class CostSum {
  records = 0;
  requests = 0;
  asServed = 0n;
  unpricedRecords = 0;
  private unpricedRequests = 0;
  private requestsUnknown = 0;
  readonly tiers = perTier(
    COMPARED_TIERS,
    (): TierSum => ({ moved: 0n, kept: 0n, eligible: 0, ineligible: 0 }),
  );
  private readonly availableBy = perTier(MOVE_TIERS, () => 0n);
  /** What one tier alone would take off: records that it does not make cheaper stay. */
  private readonly savedByOne = perTier(MOVE_TIERS, () => 0n);
  private readonly input = new TokenSum();
  private readonly output = new TokenSum();

  /** `move`: where the cell's use would go, where that was judged of more than the cell. */
  add(cell: CostCell, price: CellPrice | CellUnpriced, move?: CheapestMove | null): void {
    const { records } = cell;
    this.records += records;
    this.requests += cell.requests;
    this.requestsUnknown += cell.requestsUnknown;
    const isFree = price.kind === "priced" && price.served.price === null;
    this.input.add(cell.inputTotal, isFree ? 0 : records);
    this.output.add(cell.outputTotal, isFree ? 0 : records);
    if (price.kind === "unpriced") {
      this.unpricedRecords += records;
      this.unpricedRequests += cell.requests;
      return;
    }
    for (const tier of COMPARED_TIERS) {
      const isMoved = price.at[tier].kind === "moved";
      this.tiers[tier][isMoved ? "eligible" : "ineligible"] += records;
    }
    this.addMoney(price, 1n, move);
  }

  /** Counts records as others than they were before: their money and tokens change, not how many they are. */
  replace(before: PricedCell, after: PricedCell): void {
    if (before.price.kind === "priced") this.addMoney(before.price, -1n);
    if (after.price.kind === "priced") this.addMoney(after.price, 1n);
    this.input.add((after.cell.inputTotal ?? 0) - (before.cell.inputTotal ?? 0), 0);
    this.output.add((after.cell.outputTotal ?? 0) - (before.cell.outputTotal ?? 0), 0);
  }

  private addMoney(price: CellPrice, sign: 1n | -1n, move?: CheapestMove | null): void {
    const served = sign * price.served.total;
    this.asServed += served;
    for (const tier of COMPARED_TIERS) {
      const there = price.at[tier];
      if (there.kind === "moved") this.tiers[tier].moved += sign * there.priced.total;
      else this.tiers[tier].kept += served;
    }
    for (const tier of MOVE_TIERS) this.savedByOne[tier] += sign * savingAt(price, tier);
    const { tier, saves } = move ?? cheapestMove(price);
    if (tier !== null) this.availableBy[tier] += sign * saves;
  }

  private tierTotal(tier: ComparedTier): bigint {
    return this.tiers[tier].moved + this.tiers[tier].kept;
  }

  /** The one tier that would take most off, with how much; `null` where none would. */
  bestMove(): (Pick<SingleMove, "tier" | "tiers"> & { readonly saves: bigint }) | null {
    let best: { tier: SingleMove["tier"]; saves: bigint } | null = null;
    for (const tier of MOVE_TIERS) {
      const saves = this.savedByOne[tier];
      if (saves > (best?.saves ?? 0n)) best = { tier, saves };
    }
    if (best === null) return null;
    const { saves } = best;
    return { ...best, tiers: MOVE_TIERS.filter((tier) => this.savedByOne[tier] === saves) };
  }

  toWire(): CostLine {
    const best = this.bestMove();
    return {
      records: this.records,
      requests: this.requests,
      requestsUnknown: this.requestsUnknown,
      unpricedRecords: this.unpricedRecords,
      unpricedRequests: this.unpricedRequests,
      inputTokens: this.input.known,
      inputUnknown: this.input.unknownRecords,
      outputTokens: this.output.known,
      outputUnknown: this.output.unknownRecords,
      asServed: usd(this.asServed),
      tiers: perTier(COMPARED_TIERS, (tier) => ({
        total: usd(this.tierTotal(tier)),
        moved: usd(this.tiers[tier].moved),
        kept: usd(this.tiers[tier].kept),
        eligible: this.tiers[tier].eligible,
        ineligible: this.tiers[tier].ineligible,
      })),
      saved: usd(this.tierTotal("standard") - this.asServed),
      available: usd(MOVE_TIERS.reduce((sum, tier) => sum + this.availableBy[tier], 0n)),
      availableBy: perTier(MOVE_TIERS, (tier) => usd(this.availableBy[tier])),
      bestMove: best && { ...best, saves: usd(best.saves) },
    };
  }
}
