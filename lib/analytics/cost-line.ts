import { exactUsd, picodollars } from "../core/money.ts";
import { COMPARED_TIERS, type ComparedTier } from "../core/tier.ts";
import type { CostLine } from "../wire/overview.ts";
import type { CostCell } from "./cost-cell.ts";
import { type CellPrice, type CellUnpriced, cheapestMove } from "./price-cell.ts";

interface TierSum {
  moved: bigint;
  kept: bigint;
  eligible: number;
  ineligible: number;
}

const emptyTierSums = (): Record<ComparedTier, TierSum> => ({
  standard: { moved: 0n, kept: 0n, eligible: 0, ineligible: 0 },
  flex: { moved: 0n, kept: 0n, eligible: 0, ineligible: 0 },
  batch: { moved: 0n, kept: 0n, eligible: 0, ineligible: 0 },
  priority: { moved: 0n, kept: 0n, eligible: 0, ineligible: 0 },
});

const usd = (amount: bigint): string => exactUsd(picodollars(amount));

/** Running sums of one slice of records. Every total covers the same priced records. */
export class CostSum {
  records = 0;
  requests = 0;
  unpricedRecords = 0;
  asServed = 0n;
  readonly tiers = emptyTierSums();
  readonly availableBy = { flex: 0n, batch: 0n };
  private inputTokens = 0;
  private outputTokens = 0;

  add(cell: CostCell, price: CellPrice | CellUnpriced): void {
    this.records += cell.records;
    this.requests += cell.requests;
    this.inputTokens += cell.inputTotal ?? 0;
    this.outputTokens += cell.outputTotal ?? 0;
    if (price.kind === "unpriced") {
      this.unpricedRecords += cell.records;
      return;
    }
    this.asServed += price.served.total;
    for (const tier of COMPARED_TIERS) this.addAtTier(tier, cell.records, price);
    const move = cheapestMove(price);
    if (move.tier !== null) this.availableBy[move.tier] += move.saves;
  }

  private addAtTier(tier: ComparedTier, records: number, price: CellPrice): void {
    const there = price.at[tier];
    const sum = this.tiers[tier];
    if (there.kind === "moved") {
      sum.moved += there.priced.total;
      sum.eligible += records;
    } else {
      sum.kept += price.served.total;
      sum.ineligible += records;
    }
  }

  tierTotal(tier: ComparedTier): bigint {
    return this.tiers[tier].moved + this.tiers[tier].kept;
  }

  toWire(): CostLine {
    const { flex, batch } = this.availableBy;
    const tier = (name: ComparedTier) => ({
      total: usd(this.tierTotal(name)),
      moved: usd(this.tiers[name].moved),
      kept: usd(this.tiers[name].kept),
      eligible: this.tiers[name].eligible,
      ineligible: this.tiers[name].ineligible,
    });
    return {
      records: this.records,
      requests: this.requests,
      unpricedRecords: this.unpricedRecords,
      inputTokens: this.inputTokens,
      outputTokens: this.outputTokens,
      asServed: usd(this.asServed),
      tiers: {
        standard: tier("standard"),
        flex: tier("flex"),
        batch: tier("batch"),
        priority: tier("priority"),
      },
      saved: usd(this.tierTotal("standard") - this.asServed),
      available: usd(flex + batch),
      availableBy: { flex: usd(flex), batch: usd(batch) },
    };
  }
}
