import { parseIsoUs } from "../core/time.ts";
import type { PriceBook } from "./book.ts";
import type { PriceEntry } from "./catalog/entry.ts";
import type { CompiledModel } from "./compiled-model.ts";
import { resolveModel } from "./find-model.ts";

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
}

/** What a listing that the user entered says of how its figures came about. */
export const OWN_ENTRY = "own entry";

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

/** The entry as the catalogue holds its rows. */
export function ownEntry({
  tier,
  fromDay,
  input,
  cachedInput,
  output,
  source,
}: OwnPrice): PriceEntry {
  return {
    tier,
    from: fromDay,
    dated: "documented",
    input,
    source,
    own: true,
    ...(cachedInput === null ? {} : { cached: cachedInput }),
    ...(output === null ? {} : { output }),
    basis: OWN_ENTRY,
    confidence: "high",
  };
}
