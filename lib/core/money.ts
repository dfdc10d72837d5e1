declare const picodollarBrand: unique symbol;

/** Money in 10^-12 USD. Published per-token prices are exact in it, so sums never drift. */
export type Picodollars = bigint & { readonly [picodollarBrand]: true };

export const PICO_PER_USD = 1_000_000_000_000n;

/** The one place where a plain integer of picodollars becomes money. */
export const picodollars = (amount: bigint): Picodollars => amount as Picodollars;

export const ZERO_USD: Picodollars = picodollars(0n);

export const addUsd = (a: Picodollars, b: Picodollars): Picodollars => picodollars(a + b);
export const subtractUsd = (a: Picodollars, b: Picodollars): Picodollars => picodollars(a - b);

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/** Exact picodollars of a plain decimal USD text; `null` when it is no decimal or finer than 10^-12. */
export function parseUsd(text: string): Picodollars | null {
  const match = DECIMAL.exec(text.trim());
  if (!match) return null;
  const [, sign = "", whole = "0", fraction = ""] = match;
  const digits = fraction.replace(/0+$/, "");
  if (digits.length > 12) return null;
  const amount = BigInt(whole) * PICO_PER_USD + BigInt(digits.padEnd(12, "0"));
  return picodollars(sign === "-" ? -amount : amount);
}

/** The nearest picodollars of a plain decimal USD text, however fine it is, a half away from zero; `null` for no decimal. */
export function nearestUsd(text: string): Picodollars | null {
  const match = DECIMAL.exec(text.trim());
  if (!match) return null;
  const [, sign = "", whole = "0", fraction = ""] = match;
  const below = BigInt(whole) * PICO_PER_USD + BigInt(fraction.slice(0, 12).padEnd(12, "0"));
  const amount = (fraction[12] ?? "0") >= "5" ? below + 1n : below;
  return picodollars(sign === "-" ? -amount : amount);
}

/** Exact decimal text in USD without trailing zeros or exponent: `1740660300000n` reads "1.7406603". */
export function exactUsd(amount: Picodollars): string {
  const negative = amount < 0n;
  const size = negative ? -amount : amount;
  const fraction = (size % PICO_PER_USD).toString().padStart(12, "0").replace(/0+$/, "");
  const text = fraction === "" ? `${size / PICO_PER_USD}` : `${size / PICO_PER_USD}.${fraction}`;
  return negative ? `-${text}` : text;
}
