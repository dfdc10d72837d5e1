import type { Unpriced, UnpricedReason } from "./types.ts";

const unpriced = (reason: UnpricedReason): Unpriced => Object.freeze({ ok: false, reason });

/** One shared value per reason. */
export const UNPRICED: Readonly<Record<UnpricedReason, Unpriced>> = {
  "unknown-model": unpriced("unknown-model"),
  "unknown-tier": unpriced("unknown-tier"),
  "model-ended": unpriced("model-ended"),
  "not-sold-at-tier": unpriced("not-sold-at-tier"),
  "no-price-at-date": unpriced("no-price-at-date"),
  "tokens-unknown": unpriced("tokens-unknown"),
};
