/** An exact decimal number: `units` × 10^-`scale`. Sums of reported money stay exact in it, however many digits it has. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

export const ZERO_DECIMAL: Decimal = { units: 0n, scale: 0 };

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/;
/** Beyond it a number is damage, and its digits would only fill memory. */
const MOST_DIGITS = 100;

/** The exact value of a decimal text, exponent forms included; `null` where it is none, or needs over 100 digits. */
export function parseDecimal(text: string): Decimal | null {
  const match = DECIMAL.exec(text.trim());
  if (!match) return null;
  const [, sign, whole = "", fraction = "", exponent = "0"] = match;
  const digits = whole + fraction;
  const scale = fraction.length - Number(exponent);
  if (digits === "" || digits.length + Math.abs(scale) > MOST_DIGITS) return null;
  const size = BigInt(digits) * (scale < 0 ? 10n ** BigInt(-scale) : 1n);
  return { units: sign === "-" ? -size : size, scale: Math.max(0, scale) };
}

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  const at = ({ units, scale: own }: Decimal) => units * 10n ** BigInt(scale - own);
  return { units: at(a) + at(b), scale };
}

/** Exact text without exponent and trailing zeros: 2.4400 reads "2.44", a negative zero "0". */
export function decimalText({ units, scale }: Decimal): string {
  const size = (units < 0n ? -units : units).toString().padStart(scale + 1, "0");
  const whole = size.slice(0, size.length - scale);
  const fraction = size.slice(size.length - scale).replace(/0+$/, "");
  const text = fraction === "" ? whole : `${whole}.${fraction}`;
  return units < 0n ? `-${text}` : text;
}
