import type { Json } from "./scenario-file.ts";

const RANGE = /^(.+?)\s+(?:to|–|-)\s+(.+)$/;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

function numberOf(text: string): number | null {
  const plain = text.trim().replaceAll(",", "");
  const isPercent = plain.endsWith("%");
  const digits = isPercent ? plain.slice(0, -1).trim() : plain;
  if (!NUMBER.test(digits)) return null;
  const value = Number(digits);
  return isPercent ? Number((value / 100).toPrecision(15)) : value;
}

/**
 * What a typed text stands for in a scenario file: a number ("0.1", "10 %"), two for a range ("2 to 10"), nothing where
 * it is empty; else the text itself, so that it is refused beside its field.
 */
export function typedValue(text: string, takesRange: boolean): Json | undefined {
  if (text.trim() === "") return undefined;
  const single = numberOf(text);
  if (single !== null) return single;
  const [, low = "", high = ""] = takesRange ? (RANGE.exec(text.trim()) ?? []) : [];
  const ends = [numberOf(low), numberOf(high)];
  const [from, to] = ends;
  return typeof from === "number" && typeof to === "number" ? [from, to] : text;
}

/** The text that stands for a value: "2 to 10" for a range. */
export function textOf(value: Json | undefined): string {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value)) return value.map((end) => textOf(end)).join(" to ");
  return typeof value === "string" ? value : String(value);
}

/** The number in the middle of a value, for a slider; `null` where it is none. */
export function middleOf(value: Json | undefined, isRatio: boolean): number | null {
  if (typeof value === "number") return value;
  if (!Array.isArray(value)) return null;
  const [low, high] = value as readonly Json[];
  if (typeof low !== "number" || typeof high !== "number") return null;
  return isRatio && low > 0 ? Math.sqrt(low * high) : (low + high) / 2;
}
