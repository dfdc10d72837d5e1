import { parseDecimal } from "../../core/decimal.ts";
import { exactUsd, PICO_PER_USD, type Picodollars, picodollars } from "../../core/money.ts";
import type { ContextBand, TokenClass } from "../types.ts";

/** Rates of a row by token class; a class that the file does not name is absent. */
export type FileRates = Readonly<Partial<Record<TokenClass, Picodollars>>>;

/** Why a row that can be read can still not be taken over. */
export type RowDoubt =
  | "reasoning-apart"
  | "sizes-apart"
  | "finer-than-picodollar"
  | "hour-of-change"
  | "line-differs"
  | "model-ended"
  | "priced-by-hour"
  | "seller-unclear"
  | "before-first-price";

/** One price of a price file: of a model at a tier, for prompts of a size. */
export interface FileRow {
  /** What the file calls the row: its key, or its place in the list. */
  readonly key: string;
  /** `null`: whatever provider a record names. */
  readonly provider: string | null;
  readonly model: string;
  readonly tier: string;
  readonly band: ContextBand;
  /** Thousands of input tokens from which the long row holds, where the file says; `null`: it does not. */
  readonly longAboveThousand: number | null;
  /** The moment from which it holds, ISO; `null`: the file does not say. */
  readonly from: string | null;
  readonly rates: FileRates;
  readonly doubt: RowDoubt | null;
  /** Where the file had it from; `null`: it does not say. */
  readonly source: string | null;
}

/** What is wrong with a row: nothing of its file is taken. */
export interface RowFault {
  readonly row: string;
  readonly problem: string;
}

export interface FileRows {
  readonly kind: "tierscope" | "litellm";
  readonly rows: readonly FileRow[];
  /** Entries that are no price by the token: of images, audio, characters, or without any. */
  readonly unpriced: number;
  readonly faults: readonly RowFault[];
}

export type ReadRate =
  | { readonly kind: "rate"; readonly rate: Picodollars }
  | { readonly kind: "too-fine" }
  | { readonly kind: "fault"; readonly problem: string };

const PER_TOKEN = 1n;
export const PER_MILLION = 1_000_000n;
const MOST_SHOWN = 40;

function shown(value: unknown): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}

/** A rate in whole picodollars per token of what a file says a number of tokens costs, or what is wrong with it. */
export function readRate(value: unknown, tokens: bigint = PER_TOKEN): ReadRate {
  const amount = typeof value === "string" ? parseDecimal(value) : null;
  const unit = tokens === PER_TOKEN ? "USD per token" : "USD per million tokens";
  if (amount === null) {
    return { kind: "fault", problem: `expected ${unit} as a number, found ${shown(value)}` };
  }
  const pico = amount.units * PICO_PER_USD;
  const divisor = 10n ** BigInt(amount.scale) * tokens;
  if (pico < 0n) {
    return { kind: "fault", problem: `expected ${unit} of at least 0, found ${shown(value)}` };
  }
  if (pico >= PICO_PER_USD * divisor) {
    return {
      kind: "fault",
      problem: `expected ${unit} under a dollar a token, found ${shown(value)}`,
    };
  }
  if (pico % divisor !== 0n) return { kind: "too-fine" };
  return { kind: "rate", rate: picodollars(pico / divisor) };
}

/** The rate as a price is entered: USD per million tokens. */
export const rateText = (rate: Picodollars): string => exactUsd(picodollars(rate * PER_MILLION));
