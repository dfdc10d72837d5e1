import type { UsdText } from "./usd-text.ts";

/** The figures that have a *how computed* sheet. */
export const FIGURES = [
  "asServed",
  "standard",
  "flex",
  "batch",
  "priority",
  "saved",
  "available",
  "listStandard",
  "cachedInputSaved",
  "cacheWritesPaid",
  "contractSaved",
  "savedBy.flex",
  "savedBy.batch",
  "savedBy.priority",
  "savedBy.other",
] as const;
export type Figure = (typeof FIGURES)[number];

/** One price row used for a figure: tokens × rate = amount. Lines of a figure sum to it. */
export interface LedgerLine {
  readonly priceId: string;
  readonly provider: string;
  readonly model: string;
  readonly tier: string;
  readonly band: string;
  readonly fromUs: number;
  readonly toUs: number | null;
  readonly tokenClass: string;
  /** Differs from `tokenClass` where, say, cached tokens bill at the input rate. */
  readonly ratedAs: string;
  readonly tokens: number;
  /** Exact USD per one million tokens. */
  readonly usdPerMillion: UsdText;
  readonly amount: UsdText;
  readonly source: string;
  readonly confidence: string;
  /** The user entered the price. */
  readonly own?: true;
  /** What the user's contract took off: `usdPerMillion` is what remained of the list's rate. */
  readonly contract?: LedgerContract;
  /** Since when the list has it, where a contract cut it in pieces. */
  readonly listedFromUs?: number;
}

export interface LedgerContract {
  readonly percent: string;
  readonly note: string;
  readonly listUsdPerMillion: UsdText;
}

export interface Ledger {
  readonly figure: Figure;
  /** `from` minus `minus`, where the figure is a difference; else `from`. */
  readonly amount: UsdText;
  readonly from: UsdText;
  readonly minusAmount: UsdText | null;
  readonly recordsIn: number;
  readonly recordsFree: number;
  readonly recordsOut: number;
  /** The minuend's lines, where the figure is a difference; the subtrahend's follow in `minus`. */
  readonly lines: readonly LedgerLine[];
  readonly minus: readonly LedgerLine[];
}
