import { parseIsoUs } from "../core/time.ts";
import type { PriceableUsage } from "../pricing/types.ts";

export interface UsageParts extends Partial<Omit<PriceableUsage, "startUs">> {
  /** UTC day or instant. */
  readonly at?: string;
}

/** A successful OpenAI call of 2026-11-01 in which everything not given is known to be none. */
export function usageOf({ at = "2026-11-01", ...parts }: UsageParts): PriceableUsage {
  const startUs = parseIsoUs(at);
  if (startUs === null) throw new Error(`expected a UTC day or instant, found "${at}"`);
  return {
    grain: "call",
    provider: "openai",
    model: "o3",
    region: null,
    outcome: "success",
    errorClass: null,
    inputTotal: 0,
    inputCached: 0,
    inputCacheWrite: 0,
    inputCacheWrite1h: 0,
    outputTotal: 0,
    reasoning: 0,
    ...parts,
    startUs,
  };
}
