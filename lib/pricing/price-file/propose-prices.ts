import { holdsAt } from "../../core/holds-at.ts";
import type { Picodollars } from "../../core/money.ts";
import { canonicalTier } from "../../core/tier.ts";
import { isoFromUs, parseIsoUs, US_PER_DAY } from "../../core/time.ts";
import type { PriceBook } from "../book.ts";
import type { CompiledModel } from "../compiled-model.ts";
import { resolveModel } from "../find-model.ts";
import type { HistoricPrice } from "../historic-price.ts";
import type { OwnPrice } from "../own-price.ts";
import { TOKEN_CLASSES, type TokenClass } from "../types.ts";
import { type FileRates, type FileRow, type RowDoubt, rateText } from "./file-row.ts";

export type RateTexts = Readonly<Record<TokenClass, string | null>>;

export interface Proposal {
  /** Names the row among those of its file. */
  readonly id: string;
  readonly row: FileRow;
  readonly status: "same" | "different" | "new" | "unusable";
  readonly doubt: RowDoubt | null;
  readonly file: RateTexts;
  /** What the price list says at the moment; `null`: nothing. */
  readonly list: RateTexts | null;
  /** What accepting the row would keep; `null`: it cannot be accepted, or would change nothing. */
  readonly price: OwnPrice | null;
}

export interface ProposalWish {
  readonly fileName: string;
  /** The day from which rows hold that name none. */
  readonly fromDay: string;
  /** The day on which the file is taken over. */
  readonly today: string;
}

const texts = (rates: Readonly<Partial<Record<TokenClass, Picodollars | null>>>): RateTexts => {
  const text = (tokenClass: TokenClass): string | null => {
    const rate = rates[tokenClass];
    return rate === null || rate === undefined ? null : rateText(rate);
  };
  return {
    input: text("input"),
    cachedInput: text("cachedInput"),
    cacheWrite: text("cacheWrite"),
    cacheWrite1h: text("cacheWrite1h"),
    output: text("output"),
  };
};

interface Place {
  readonly listed: CompiledModel | null;
  readonly provider: string | null;
  readonly model: string;
  readonly tier: string;
  readonly atUs: number;
}

function placeOf(book: PriceBook, row: FileRow, { fromDay }: ProposalWish): Place {
  const atUs = parseIsoUs(row.from ?? fromDay) ?? 0;
  const said = row.provider?.toLowerCase() ?? null;
  const provider = said === null ? null : (book.providerIds.get(said) ?? said);
  const isById = ({ id, provider: seller }: CompiledModel): boolean =>
    row.from !== null && seller === provider && id === row.model; // ours names models, not what users call them
  const listed =
    book.models.find(isById) ?? resolveModel(book, provider, row.model, atUs)?.model ?? null;
  const seller = listed?.provider ?? provider;
  const isAnyones = listed !== null && book.providerIds.get(listed.provider) === undefined;
  return {
    listed,
    provider: isAnyones ? provider : seller,
    model: listed?.id ?? row.model,
    tier: canonicalTier(row.tier, seller) ?? row.tier,
    atUs,
  };
}

const inForce = ({ listed, tier, atUs }: Place): readonly HistoricPrice[] =>
  (listed?.prices ?? []).filter(
    (price) =>
      price.tier === tier &&
      price.status !== "retracted" &&
      price.availability !== "not_listed" &&
      price.rates.input !== null &&
      holdsAt(price, atUs),
  );

/** The list's price that a row speaks of; prices of short prompts are what a file means that knows no line. */
function counterpart(prices: readonly HistoricPrice[], { band }: FileRow): HistoricPrice | null {
  const wanted = band === "all" ? ["all", "short"] : band === "short" ? ["short", "all"] : ["long"];
  return prices.find((price) => wanted.includes(price.band)) ?? null;
}

const isLineOf = ({ entry }: CompiledModel, thousand: number): boolean =>
  entry.longContext !== undefined && entry.longContext.inputTokens === thousand * 1000;

function doubtOf(book: PriceBook, row: FileRow, place: Place, list: HistoricPrice | null) {
  const { listed, tier, atUs } = place;
  if (row.doubt !== null) return row.doubt;
  const isLine = row.longAboveThousand !== null;
  if (listed === null) {
    if (place.provider === null && book.names.has(row.model)) return "seller-unclear";
    return isLine || row.band !== "all" ? "sizes-apart" : null;
  }
  if (atUs >= listed.endsUs) return "model-ended";
  if (listed.entry.clock && tier === "standard") return "priced-by-hour";
  if (row.longAboveThousand !== null && !isLineOf(listed, row.longAboveThousand)) {
    return row.band === "long" || listed.entry.longContext ? "line-differs" : null;
  }
  const firstUs = Math.min(...listed.prices.map(({ fromUs }) => fromUs));
  if (list === null && atUs < firstUs) return "before-first-price";
  return null;
}

/** Whether the list charges what the file says, in every class that the file names. */
function isSame({ rates }: FileRow, list: HistoricPrice, listed: CompiledModel): boolean {
  const compiled = listed.compiled.get(list.id);
  return TOKEN_CLASSES.every((tokenClass) => {
    const said = rates[tokenClass];
    return said === undefined || (compiled && BigInt(compiled.rates[tokenClass]) === said);
  });
}

const MOST_SOURCE = 512;

function sourceOf(row: FileRow, { fileName, today }: ProposalWish): string {
  const from = row.source === null ? "" : ` (${row.source})`;
  return `file ${fileName}, ${row.key}, ${today}${from}`.slice(0, MOST_SOURCE);
}

/** What a class costs that the file does not name stays as the list has it. */
function taken(
  row: FileRow,
  place: Place,
  list: HistoricPrice | null,
  wish: ProposalWish,
): OwnPrice {
  const merged: FileRates = { ...nonNull(list?.rates ?? {}), ...row.rates };
  const { input, ...rest } = texts(merged);
  const band = list === null ? row.band : list.band;
  return {
    ...rest,
    input: input ?? "0",
    ...{ provider: place.provider, model: place.model, tier: place.tier, band },
    fromDay: isoFromUs(place.atUs).slice(0, 10),
    source: sourceOf(row, wish),
    fromFile: true,
  };
}

const nonNull = (rates: Readonly<Partial<Record<TokenClass, Picodollars | null>>>): FileRates =>
  Object.fromEntries(Object.entries(rates).filter(([, rate]) => rate !== null));

function proposalOf(book: PriceBook, row: FileRow, wish: ProposalWish): Proposal {
  const place = placeOf(book, row, wish);
  const { listed, atUs } = place;
  const list = counterpart(inForce(place), row);
  const told = {
    id: `${row.key} ${row.tier} ${row.band}`,
    row: { ...row, provider: place.provider, model: place.model, tier: place.tier },
    file: texts(row.rates),
    list: list && texts(list.rates),
  };
  const isListed = listed !== null && list !== null && row.rates.input !== undefined;
  if (isListed && row.doubt === null && isSame(row, list, listed)) {
    return { ...told, status: "same", doubt: null, price: null };
  }
  const doubt =
    doubtOf(book, row, place, list) ?? (atUs % US_PER_DAY === 0 ? null : "hour-of-change");
  if (doubt !== null) return { ...told, status: "unusable", doubt, price: null };
  const status = list === null ? "new" : "different";
  return { ...told, status, doubt: null, price: taken(row, place, list, wish) };
}

const targetOf = ({ row: { provider, model, tier, band }, price, file }: Proposal): string =>
  JSON.stringify([provider, model, tier, price?.band ?? band, price?.fromDay, file]);

/**
 * Each row of a file beside what the book says of the same model, tier and size at its day: the same, another price, or
 * one that the book does not have. Rows that say the same of the same model under several names are one.
 */
export function proposePrices(
  book: PriceBook,
  rows: readonly FileRow[],
  wish: ProposalWish,
): readonly Proposal[] {
  const byTarget = new Map<string, Proposal>();
  for (const row of rows) {
    const proposal = proposalOf(book, row, wish);
    const target = targetOf(proposal);
    if (!byTarget.has(target)) byTarget.set(target, proposal);
  }
  return [...byTarget.values()];
}
