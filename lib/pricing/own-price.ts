import { parseIsoUs } from "../core/time.ts";
import type { PriceBook } from "./book.ts";
import type { PriceEntry } from "./catalog/entry.ts";
import type { CompiledModel } from "./compiled-model.ts";
import { resolveModel } from "./find-model.ts";
import type { ContextBand } from "./types.ts";

/** A price that the user entered, in USD per one million tokens. */
export interface OwnPrice {
  /** `null`: whatever provider a record names. */
  readonly provider: string | null;
  readonly model: string;
  readonly tier: string;
  /** The first UTC day on which it holds, ISO. */
  readonly fromDay: string;
  readonly input: string;
  /** `null`: billed as input. */
  readonly cachedInput: string | null;
  /** `null`: the model gives no output. */
  readonly output: string | null;
  readonly source: string;
  /** Absent or `null`: billed as input. */
  readonly cacheWrite?: string | null;
  /** Absent or `null`: billed as a cache write. */
  readonly cacheWrite1h?: string | null;
  /** Absent or `all`: for every size of request. */
  readonly band?: ContextBand;
  /** Taken over from a price file: it stands where a list price would stand, also in place of one. */
  readonly fromFile?: boolean;
}

/** What a listing of the user's own says of how its figures came about. */
export const OWN_ENTRY = "own entry";
export const FROM_FILE = "price file";

/** Whether a model of the catalogue is sold at a tier there: an own price would contradict it. */
export const isSoldAt = ({ compiled }: CompiledModel, tier: string): boolean =>
  [...compiled.values()].some(({ version }) => version.tier === tier && !version.own);

/** The model of the catalogue that an own price is for; `null` where it lists none of that name. */
export function listedModel(
  book: PriceBook,
  { provider, model, fromDay }: Pick<OwnPrice, "provider" | "model" | "fromDay">,
): CompiledModel | null {
  return resolveModel(book, provider, model, parseIsoUs(fromDay) ?? 0)?.model ?? null;
}

/** The entry as the catalogue holds its rows; it is not offered where the listed one that it replaces is not. */
export function ownEntry(own: OwnPrice, closedIn: readonly string[] = []): PriceEntry {
  const { tier, fromDay, input, cachedInput, output, source, band = "all", fromFile } = own;
  const { cacheWrite = null, cacheWrite1h = null } = own;
  return {
    tier,
    from: fromDay,
    dated: "documented",
    input,
    source,
    own: true,
    ...(band === "all" ? {} : { band }),
    ...(cachedInput === null ? {} : { cached: cachedInput }),
    ...(cacheWrite === null ? {} : { write: cacheWrite }),
    ...(cacheWrite1h === null ? {} : { write1h: cacheWrite1h }),
    ...(output === null ? {} : { output }),
    ...(fromFile ? { fromFile: true, closedIn } : {}),
    basis: fromFile ? FROM_FILE : OWN_ENTRY,
    confidence: fromFile ? "medium" : "high",
  };
}
