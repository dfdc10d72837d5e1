const SECONDS_PER_HOUR = 3_600;

export interface MeanDifference {
  /** What an operation saves in the mean, in dollars. */
  readonly savedUsd: number;
  /** How much longer it takes in the mean, in seconds. */
  readonly extraSeconds: number;
}

export type DelayPrice =
  | { readonly kind: "below" | "above"; readonly usdPerHour: number }
  | { readonly kind: "always" | "never" };

/**
 * Up to which price of an hour's delay a change pays (`below`), or from which on where it costs more and is faster
 * (`above`). Without a difference in time it pays always where it saves, else never.
 */
export function delayPrice({ savedUsd, extraSeconds }: MeanDifference): DelayPrice {
  if (savedUsd >= 0 && extraSeconds <= 0)
    return { kind: savedUsd > 0 || extraSeconds < 0 ? "always" : "never" };
  if (savedUsd <= 0 && extraSeconds >= 0) return { kind: "never" };
  const usdPerHour = (savedUsd / extraSeconds) * SECONDS_PER_HOUR;
  return { kind: savedUsd > 0 ? "below" : "above", usdPerHour };
}

/**
 * The share of refused attempts at which a policy stops saving: where `saved(refusal)`, which falls, crosses zero.
 * `null` where it saves at any share; 0 where it saves at none.
 */
export function breakEvenRefusal(saved: (refusal: number) => number): number | null {
  if (saved(0) <= 0) return 0;
  if (saved(1) > 0) return null;
  let [low, high] = [0, 1];
  for (let bit = 0; bit < 50; bit++) {
    const middle = (low + high) / 2;
    if (saved(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
