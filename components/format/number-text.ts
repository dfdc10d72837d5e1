export const MINUS = "\u2212";
/** No-break space between a figure and its unit. */
export const UNIT_SPACE = "\u00a0";
/** Shown where a value is not known. */
export const UNKNOWN = "\u2013";

/** Digits grouped by thousands with commas; the text must be plain digits. */
export function groupThousands(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ",");
}

/** A number with at most `digits` significant digits, grouped, without trailing zeros after the point. */
export function significant(value: number, digits: number): string {
  if (value === 0) return "0";
  const size = Math.abs(value);
  const magnitude = Math.floor(Math.log10(Number(size.toPrecision(digits)))) + 1;
  const decimals = Math.max(0, digits - magnitude);
  const step = 10 ** Math.max(0, magnitude - digits);
  const [whole = "0", fraction = ""] = (
    Math.round(size / step) * step === 0 || decimals > 0
      ? size.toFixed(Math.min(decimals, 20))
      : String(Math.round(size / step) * step)
  ).split(".");
  const kept = fraction.replace(/0+$/, "");
  return `${value < 0 ? MINUS : ""}${groupThousands(whole)}${kept === "" ? "" : `.${kept}`}`;
}
