import { groupThousands, MINUS, significant, UNIT_SPACE, UNKNOWN } from "./number-text.ts";

/** A whole count with thousands separators; unknown reads "–". */
export function formatCount(count: number | null): string {
  if (count === null || !Number.isFinite(count)) return UNKNOWN;
  const whole = Math.round(count);
  return `${whole < 0 ? MINUS : ""}${groupThousands(String(Math.abs(whole)))}`;
}

/** A count with its noun: "1 call", "8,819 calls". */
export function formatCounted(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

const LARGE = [
  { from: 1e12, suffix: "T" },
  { from: 1e9, suffix: "B" },
  { from: 1e6, suffix: "M" },
  { from: 1e4, suffix: "K", unit: 1e3 },
] as const;

/** Tokens with three significant digits from ten thousand on: "18.1M", "246K", "9,812"; unknown reads "–". */
export function formatTokens(tokens: number | null): string {
  if (tokens === null || !Number.isFinite(tokens)) return UNKNOWN;
  const rounded = Number(tokens.toPrecision(3));
  for (const scale of LARGE) {
    if (Math.abs(rounded) < scale.from) continue;
    const unit = "unit" in scale ? scale.unit : scale.from;
    return `${significant(rounded / unit, 3)}${scale.suffix}`;
  }
  return formatCount(tokens);
}

/**
 * A share of something as "96.2 %"; under 1 % with two digits ("0.42 %").
 * Only all of it reads "100 %"; a share of nothing is unknown.
 */
export function formatShare(part: number, whole: number): string {
  if (whole === 0 || !Number.isFinite(part / whole)) return UNKNOWN;
  const percent = (part / whole) * 100;
  const size = Math.abs(percent);
  const digits = size >= 99.95 && size < 100 ? "99.9" : shareDigits(size);
  return `${percent < 0 ? MINUS : ""}${digits}${UNIT_SPACE}%`;
}

function shareDigits(size: number): string {
  if (size === 0) return "0";
  if (size < 0.001) return "<0.001";
  return size < 0.995 ? significant(size, 2) : String(Number(size.toFixed(1)));
}

const DURATIONS = [
  { below: 1_000, unit: "ms", ms: 1, digits: 3 },
  { below: 60_000, unit: "s", ms: 1_000, digits: 2 },
  { below: 3_600_000, unit: "min", ms: 60_000, digits: 2 },
  { below: 48 * 3_600_000, unit: "h", ms: 3_600_000, digits: 2 },
] as const;

/** A duration as "850 ms", "4.2 s", "12 min", "3.1 h", "2.5 d"; unknown reads "–". */
export function formatDuration(ms: number | null): string {
  if (ms === null || !Number.isFinite(ms)) return UNKNOWN;
  for (const { below, unit, ms: size, digits } of DURATIONS) {
    const value = Number((ms / size).toPrecision(digits));
    if (value * size < below) return `${significant(value, digits)}${UNIT_SPACE}${unit}`;
  }
  return `${significant(ms / 86_400_000, 3)}${UNIT_SPACE}d`;
}

const BYTE_UNITS = ["bytes", "KB", "MB", "GB", "TB"] as const;

/** A file size in powers of 1,000 with three significant digits: "1.23 MB"; unknown reads "–". */
export function formatBytes(bytes: number | null): string {
  if (bytes === null || !Number.isFinite(bytes) || bytes < 0) return UNKNOWN;
  let size = bytes;
  let unit = 0;
  while (Number(size.toPrecision(3)) >= 1_000 && unit < BYTE_UNITS.length - 1) {
    size /= 1_000;
    unit += 1;
  }
  return `${significant(size, 3)}${UNIT_SPACE}${BYTE_UNITS[unit]}`;
}
