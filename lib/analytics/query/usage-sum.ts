import { type ErrorClass, TOKEN_FIELDS, type Tokens } from "../../core/record.ts";
import { COMPARED_TIERS, type ComparedTier } from "../../core/tier.ts";
import type { CostCell } from "../cost-cell.ts";
import { isTierGuessed } from "../guessed-tier.ts";
import { TokenSum } from "../token-sum.ts";
import type { Waterfall } from "../waterfall.ts";
import { AskedSum } from "./asked-sum.ts";
import type { UsagePrice } from "./usage-price.ts";
import { WaterfallSum } from "./waterfall-sum.ts";

/** What is known of a priced cell beside its price. */
export interface CellFindings {
  /** What the move chosen for the cell's use would take off it, in picodollars. */
  readonly saves: bigint;
  /** `null`: not priced, or not asked for. */
  readonly waterfall: Waterfall | null;
}

/** Running sums of one slice of usage; money in picodollars. */
export class UsageSum {
  records = 0;
  requests = 0;
  /** Aggregate rows that do not say how many requests they stand for. */
  requestsUnknown = 0;
  unpricedRecords = 0;
  /** Priced records whose tier is a guess. */
  guessedTiers = 0;
  /** Of single calls alone: aggregate rows know no failures. */
  calls = 0;
  failedCalls = 0;
  readonly callsByError = new Map<ErrorClass, number>();
  spend = 0n;
  available = 0n;
  readonly at: Record<ComparedTier, bigint> = { standard: 0n, flex: 0n, batch: 0n, priority: 0n };
  readonly waterfall = new WaterfallSum();
  readonly asked = new AskedSum();
  readonly tokens: Record<keyof Tokens, TokenSum> = {
    inputTotal: new TokenSum(),
    inputCached: new TokenSum(),
    inputCacheWrite: new TokenSum(),
    inputCacheWrite1h: new TokenSum(),
    outputTotal: new TokenSum(),
    reasoning: new TokenSum(),
  };
  /** Of records that say both their input and how much of it was cached. */
  readonly cached = { input: 0, cached: 0, saidBy: 0 };

  add(cell: CostCell, price: UsagePrice, findings: CellFindings): void {
    this.records += cell.records;
    this.requests += cell.requests;
    this.requestsUnknown += cell.requestsUnknown;
    if (cell.grain === "call") this.addCalls(cell);
    this.asked.add(cell, price);
    this.addTokens(cell, price.kind === "priced" && price.served.price === null);
    if (price.kind === "unpriced") {
      this.unpricedRecords += cell.records;
      return;
    }
    if (isTierGuessed(price.assumed)) this.guessedTiers += cell.records;
    this.spend += price.served.total;
    this.available += findings.saves;
    if (findings.waterfall) this.waterfall.add(findings.waterfall);
    if (price.at === null) return;
    for (const tier of COMPARED_TIERS) {
      const there = price.at[tier];
      this.at[tier] += there.kind === "moved" ? there.priced.total : price.served.total;
    }
  }

  private addCalls({ errorClass, outcome, records }: CostCell): void {
    this.calls += records;
    if (outcome === "error") this.failedCalls += records;
    if (errorClass === null) return;
    this.callsByError.set(errorClass, (this.callsByError.get(errorClass) ?? 0) + records);
  }

  private addTokens(cell: CostCell, isFree: boolean): void {
    const unknown = isFree ? 0 : cell.records;
    for (const field of TOKEN_FIELDS) this.tokens[field].add(cell[field], unknown);
    if (cell.inputTotal === null || cell.inputCached === null) return;
    this.cached.input += cell.inputTotal;
    this.cached.cached += cell.inputCached;
    this.cached.saidBy += cell.records;
  }

  callsOf(classes: Iterable<ErrorClass>): number {
    let sum = 0;
    for (const name of classes) sum += this.callsByError.get(name) ?? 0;
    return sum;
  }
}
