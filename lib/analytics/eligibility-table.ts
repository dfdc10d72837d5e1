import { exactUsd, picodollars } from "../core/money.ts";
import { COMPARED_TIERS, type ComparedTier } from "../core/tier.ts";
import type { PriceBook } from "../pricing/book.ts";
import { findModel } from "../pricing/find-model.ts";
import type { HistoricPrice } from "../pricing/historic-price.ts";
import { whyNotSold } from "../pricing/price-evidence.ts";
import { priceHistory } from "../pricing/price-history.ts";
import type { UnpricedReason } from "../pricing/types.ts";
import type { EligibilityLine, EligiblePart, PriceEvidence, PriceSays } from "../wire/savings.ts";
import type { CostCell } from "./cost-cell.ts";
import type { PricedCell } from "./judge-moves.ts";
import type { CellPrice } from "./price-cell.ts";

interface Part {
  readonly reason: UnpricedReason | null;
  readonly evidence: PriceEvidence | null;
  records: number;
  spend: bigint;
  there: bigint;
}

interface Line {
  readonly cell: CostCell;
  records: number;
  spend: bigint;
  readonly tiers: Readonly<Record<ComparedTier, Map<string, Part>>>;
}

const usd = (amount: bigint): string => exactUsd(picodollars(amount));
const bySpend = (a: { readonly spend: bigint }, b: { readonly spend: bigint }): number =>
  a.spend === b.spend ? 0 : a.spend > b.spend ? -1 : 1;

const evidenceOf = (
  row: HistoricPrice,
  says: PriceSays,
  endsOn: string | null = null,
): PriceEvidence => ({
  says,
  priceId: row.id,
  band: row.band,
  fromUs: row.fromUs,
  recordedOn: row.recordedOn,
  source: row.source,
  confidence: row.confidence,
  endsOn,
  ...(row.own ? { own: true } : {}),
});

/** A price in a region that costs more is shown by the row that it is raised from. */
const rowId = (id: string): string => id.replace(/\+region$/, "");

/** Counts what may be served at which tier, with the rows of the price list that show it. */
class EligibilityTable {
  private readonly lines = new Map<string, Line>();
  private readonly book: PriceBook;
  private readonly rows: ReadonlyMap<string, HistoricPrice>;

  constructor(book: PriceBook) {
    this.book = book;
    this.rows = new Map(priceHistory(book).map((row) => [row.id, row]));
  }

  add(cell: CostCell, price: CellPrice): void {
    if (price.served.price === null) return;
    const key = JSON.stringify([cell.provider, cell.model]);
    const line = this.lines.get(key) ?? {
      cell,
      records: 0,
      spend: 0n,
      tiers: { standard: new Map(), flex: new Map(), batch: new Map(), priority: new Map() },
    };
    this.lines.set(key, line);
    line.records += cell.records;
    line.spend += price.served.total;
    for (const tier of COMPARED_TIERS) this.addAt(line.tiers[tier], tier, cell, price);
  }

  private addAt(
    parts: Map<string, Part>,
    tier: ComparedTier,
    cell: CostCell,
    price: CellPrice,
  ): void {
    const there = price.at[tier];
    const reason = there.kind === "kept" ? there.reason : null;
    const evidence =
      there.kind === "kept"
        ? this.whyNot(cell, tier, there.reason)
        : this.soldBy(there.priced.price?.id ?? "");
    const key = `${reason} ${evidence?.says} ${evidence?.priceId}`;
    const part = parts.get(key) ?? { reason, evidence, records: 0, spend: 0n, there: 0n };
    parts.set(key, part);
    part.records += cell.records;
    part.spend += price.served.total;
    if (there.kind === "moved") part.there += there.priced.total;
  }

  private soldBy(priceId: string): PriceEvidence | null {
    const row = this.rows.get(rowId(priceId));
    return row ? evidenceOf(row, "sold") : null;
  }

  private whyNot(cell: CostCell, tier: ComparedTier, reason: UnpricedReason): PriceEvidence | null {
    // A sum of like records is as large as the smallest of them for its band.
    const usage = { ...cell, inputTotal: cell.bandInput ?? cell.inputTotal };
    const proof = whyNotSold(this.book, usage, { tier, reason });
    return proof && evidenceOf(proof.row, proof.says, proof.endsOn);
  }

  toWire(): EligibilityLine[] {
    return [...this.lines.values()].sort(bySpend).map(({ cell, records, spend, tiers }) => ({
      provider: cell.provider,
      model: cell.model,
      listed: this.listedAs(cell),
      records,
      spend: usd(spend),
      tiers: {
        standard: partsOf(tiers.standard),
        flex: partsOf(tiers.flex),
        batch: partsOf(tiers.batch),
        priority: partsOf(tiers.priority),
      },
    }));
  }

  private listedAs({ provider, model, startUs }: CostCell): EligibilityLine["listed"] {
    const found = model === null ? null : findModel(this.book, provider, model, startUs);
    return found && { provider: found.provider, model: found.model };
  }
}

const partsOf = (parts: ReadonlyMap<string, Part>): EligiblePart[] =>
  [...parts.values()].sort(bySpend).map(({ reason, evidence, records, spend, there }) => ({
    reason,
    records,
    spend: usd(spend),
    there: reason === null ? usd(there) : null,
    evidence,
  }));

/** By model, largest spend first: what of the charged records may be served at each tier, and what shows that. */
export function eligibilityTable(
  book: PriceBook,
  cells: readonly PricedCell[],
): readonly EligibilityLine[] {
  const table = new EligibilityTable(book);
  for (const { cell, price } of cells) if (price.kind === "priced") table.add(cell, price);
  return table.toWire();
}
