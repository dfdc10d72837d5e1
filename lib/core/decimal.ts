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

export const multiplyDecimals = (a: Decimal, b: Decimal): Decimal => ({
  units: a.units * b.units,
  scale: a.scale + b.scale,
});

/** A number as its shortest text reads: 0.1 is one tenth. Throws on what is not finite. */
export function decimalOfNumber(value: number): Decimal {
  const exact = Number.isFinite(value) ? parseDecimal(String(value)) : null;
  if (exact !== null) return exact;
  // Only numbers below 1e-83 or so need more than a hundred digits, and they are nothing beside any other.
  if (Number.isFinite(value)) return ZERO_DECIMAL;
  throw new RangeError(`expected a finite number, found ${value}`);
}

/** At most so many decimals, a half to the even neighbour; below zero, they are whole tens, hundreds and so on. */
export function roundDecimal(value: Decimal, decimals: number): Decimal {
  const dropped = value.scale - decimals;
  if (dropped <= 0) return value;
  const unit = 10n ** BigInt(dropped);
  const whole = value.units / unit;
  const twice = (value.units % unit) * 2n;
  const size = twice < 0n ? -twice : twice;
  const isAway = size > unit || (size === unit && whole % 2n !== 0n);
  const away = twice < 0n ? -1n : 1n;
  const rounded = isAway ? whole + away : whole;
  return decimals >= 0
    ? { units: rounded, scale: decimals }
    : { units: rounded * 10n ** BigInt(-decimals), scale: 0 };
}

/** Exact text without exponent and trailing zeros: 2.4400 reads "2.44", a negative zero "0". */
export function decimalText({ units, scale }: Decimal): string {
  const size = (units < 0n ? -units : units).toString().padStart(scale + 1, "0");
  const whole = size.slice(0, size.length - scale);
  const fraction = size.slice(size.length - scale).replace(/0+$/, "");
  const text = fraction === "" ? whole : `${whole}.${fraction}`;
  return units < 0n ? `-${text}` : text;
}
