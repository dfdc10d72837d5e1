const REASONS: Readonly<Record<string, string>> = {
  "unknown-model": "the price list does not hold the model",
  "unknown-tier": "the tier is not known",
  "model-ended": "the model was shut down by then",
  "not-sold-at-tier": "the model is not sold at the tier",
  "no-price-at-date": "no price is known for that day",
  "tokens-unknown": "the records do not say how many tokens they used",
};

/** Why records cannot be evaluated, in words. */
export const leftOutReason = (reason: string): string => REASONS[reason] ?? reason;
