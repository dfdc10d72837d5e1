import { exactUsd, picodollars } from "../../core/money.ts";
import { isUndated, US_PER_DAY, US_PER_S } from "../../core/time.ts";
import type { PriceBook } from "../../pricing/book.ts";
import { explainPrice } from "../../pricing/explain-price.ts";
import { type Assumption, type LineItem, TOKEN_CLASSES } from "../../pricing/types.ts";
import { listItems } from "../../pricing/without-cache.ts";
import type { FocusCounts } from "../../wire/focus.ts";
import type { CostCell } from "../cost-cell.ts";
import { atTier, priceServed, type ServedPrice } from "../price-cell.ts";
import type { FocusGroup, FocusRow } from "./focus-row.ts";
import { providerWords } from "./provider-words.ts";

type PricedAsServed = Extract<ServedPrice, { kind: "priced" }>;
type TokenClass = LineItem["tokenClass"];

interface Charge {
  readonly item: LineItem;
  readonly listRate: LineItem["rate"];
  tokens: number;
  billed: bigint;
  listed: bigint;
  atStandard: bigint;
}

interface OpenGroup {
  readonly group: FocusGroup;
  readonly charges: Map<TokenClass, Charge>;
  readonly assumed: Set<Assumption>;
  requests: number;
  requestsUnknown: number;
}

export interface FocusPeriod {
  readonly fromUs: number | null;
  readonly toUs: number | null;
  readonly isSample: boolean;
}

const byClass = (items: readonly LineItem[]): ReadonlyMap<TokenClass, LineItem> =>
  new Map(items.map((item) => [item.tokenClass, item]));

const NOBODY = "unknown";

/** Sums cells to the charges of a FOCUS file. Every record lands in exactly one of its counts. */
export class FocusSum {
  private readonly groups = new Map<string, OpenGroup>();
  private readonly counts = { records: 0, uncharged: 0, unpriced: 0, undated: 0 };
  private billed = 0n;
  private undatedSpend = 0n;
  private readonly book: PriceBook;
  private readonly period: FocusPeriod;

  constructor(book: PriceBook, period: FocusPeriod) {
    this.book = book;
    this.period = period;
  }

  /** Takes a cell that was split by UTC day, project and workload. */
  add(cell: CostCell): void {
    const price = priceServed(this.book, cell);
    const items = price.kind === "priced" ? explainPrice(this.book, cell, price.served) : [];
    if (price.kind === "priced" && items.length === 0) {
      this.counts.uncharged += cell.records;
    } else if (isUndated(cell.startUs)) {
      this.counts.undated += cell.records;
      if (price.kind === "priced") this.undatedSpend += price.served.total;
    } else if (price.kind === "unpriced") {
      this.counts.unpriced += cell.records;
    } else {
      this.counts.records += cell.records;
      this.billed += price.served.total;
      this.addCharges(cell, price, items);
    }
  }

  private addCharges(cell: CostCell, price: PricedAsServed, items: readonly LineItem[]): void {
    const open = this.groupOf(cell, price);
    open.requests += cell.requests;
    open.requestsUnknown += cell.requestsUnknown;
    for (const assumption of price.assumed) open.assumed.add(assumption);
    const listed = byClass(listItems(this.book, cell, price.served));
    const standard = atTier(this.book, cell, "standard", price.served);
    const atStandard =
      standard.kind === "moved"
        ? byClass(explainPrice(this.book, cell, standard.priced))
        : byClass(items);
    for (const item of items) {
      const { tokenClass, tokens, amount } = item;
      const list = listed.get(tokenClass) ?? item;
      const charge = open.charges.get(tokenClass) ?? {
        ...{ item, listRate: list.rate },
        ...{ tokens: 0, billed: 0n, listed: 0n, atStandard: 0n },
      };
      open.charges.set(tokenClass, charge);
      charge.tokens += tokens;
      charge.billed += amount;
      charge.listed += list.amount;
      charge.atStandard += atStandard.get(tokenClass)?.amount ?? amount;
    }
  }

  private groupOf(cell: CostCell, { served }: PricedAsServed): OpenGroup {
    const { project, workload, model, tierRequested, tierServed, grain, provider, bucket } = cell;
    const version = served.price;
    if (version === null || bucket === null) throw new Error("a charge has a price and a day");
    const { title, service } = providerWords(this.book, this.sellerOf(provider, version.provider));
    const names = [title, model, tierServed, tierRequested, project, workload];
    const key = JSON.stringify([bucket, grain, version.id, ...names]);
    const found = this.groups.get(key);
    if (found) return found;
    const { fromUs, toUs, isSample } = this.period;
    const group: FocusGroup = {
      fromUs: Math.max(bucket, floorToSecond(fromUs ?? bucket)),
      toUs: Math.min(bucket + US_PER_DAY, -floorToSecond(-(toUs ?? bucket + US_PER_DAY))),
      ...{ provider: title, service, project, workload, tierRequested, tierServed },
      model: model ?? version.model,
      price: version,
      source: isSample ? "sample" : grain === "call" ? "calls" : "buckets",
    };
    const open = { group, charges: new Map(), assumed: new Set<Assumption>() };
    const opened: OpenGroup = { ...open, requests: 0, requestsUnknown: 0 };
    this.groups.set(key, opened);
    return opened;
  }

  /** As the record says; else who alone sells the model. A price of the user's own may hold whoever sells it. */
  private sellerOf(provider: string | null, priced: string): string {
    return provider ?? (this.book.catalogs.some(({ id }) => id === priced) ? priced : NOBODY);
  }

  toCounts(): FocusCounts {
    let rows = 0;
    for (const { charges } of this.groups.values()) rows += charges.size;
    return {
      rows,
      ...this.counts,
      billedUsd: exactUsd(picodollars(this.billed)),
      undatedUsd: exactUsd(picodollars(this.undatedSpend)),
    };
  }

  /** By day, then largest group first. */
  *rows(): Generator<FocusRow, void, void> {
    const spendOf = ({ charges }: OpenGroup): bigint =>
      [...charges.values()].reduce((sum, { billed }) => sum + billed, 0n);
    const sorted = [...this.groups.values()]
      .map((open) => ({ open, spend: spendOf(open) }))
      .sort((a, b) => a.open.group.fromUs - b.open.group.fromUs || Number(b.spend - a.spend));
    for (const { open } of sorted) yield* rowsOf(open);
  }
}

const floorToSecond = (us: number): number => Math.floor(us / US_PER_S) * US_PER_S;

function* rowsOf({ group, charges, assumed, requests, requestsUnknown }: OpenGroup) {
  let told: number | null = requestsUnknown > 0 ? null : requests;
  for (const tokenClass of TOKEN_CLASSES) {
    const charge = charges.get(tokenClass);
    if (!charge) continue;
    const row: FocusRow = {
      group,
      item: charge.item,
      listRate: charge.listRate,
      tokens: charge.tokens,
      billed: picodollars(charge.billed),
      listed: picodollars(charge.listed),
      atStandard: picodollars(charge.atStandard),
      requests: told,
      assumed: [...assumed],
    };
    yield row;
    told = null;
  }
}
