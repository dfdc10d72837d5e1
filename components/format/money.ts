import { exactUsd, nearestUsd, PICO_PER_USD, picodollars } from "../../lib/core/money.ts";
import { groupThousands, MINUS, UNKNOWN } from "./number-text.ts";

const SCALES = [
  { from: 1_000_000_000n, suffix: "B" },
  { from: 1_000_000n, suffix: "M" },
] as const;

/** `amount / unit`, rounded half away from zero to `decimals` places, as plain digits. */
function fixed(amount: bigint, unit: bigint, decimals: number): string {
  const scale = 10n ** BigInt(decimals);
  const rounded = (amount * scale * 2n + unit) / (unit * 2n);
  const fraction = (rounded % scale).toString().padStart(decimals, "0");
  const whole = groupThousands((rounded / scale).toString());
  return decimals === 0 ? whole : `${whole}.${fraction}`;
}

/** Drops trailing zeros after the point but leaves cents: "0.5000" reads "0.50". */
function keepCents(text: string): string {
  const [whole = "", fraction = ""] = text.split(".");
  return `${whole}.${fraction.slice(0, 2)}${fraction.slice(2).replace(/0+$/, "")}`;
}

const wholeDigits = (amount: bigint, unit: bigint): number => (amount / unit).toString().length;

function underOneDollar(size: bigint): string {
  if (size < PICO_PER_USD / 10_000n) return "<$0.0001";
  const zeros = 12 - size.toString().length;
  return `$${keepCents(fixed(size, PICO_PER_USD, Math.min(12, zeros + 4)))}`;
}

function oneDollarOrMore(size: bigint): string {
  const cents = fixed(size, PICO_PER_USD, 2);
  return `$${cents.includes(",") ? fixed(size, PICO_PER_USD, 0) : cents}`;
}

function unsigned(size: bigint): string {
  if (size === 0n) return "$0";
  for (const { from, suffix } of SCALES) {
    const unit = from * PICO_PER_USD;
    if (size < unit) continue;
    return `$${fixed(size, unit, Math.min(2, Math.max(0, 4 - wholeDigits(size, unit))))}${suffix}`;
  }
  return size < PICO_PER_USD ? underOneDollar(size) : oneDollarOrMore(size);
}

/**
 * Exact USD text for the screen: four significant digits under a dollar ("$0.8703"), cents under a thousand
 * ("$310.50"), whole dollars under a million ("$19,044"), then "$1.24M".
 * A true minus; under a hundredth of a cent reads "<$0.0001"; text that is no decimal reads "–".
 */
export function formatUsd(text: string): string {
  const amount = nearestUsd(text);
  if (amount === null) return UNKNOWN;
  const size = amount < 0n ? -amount : amount;
  const shown = unsigned(size);
  if (amount >= 0n) return shown;
  return shown.startsWith("<") ? `${MINUS}${shown.slice(1)}` : `${MINUS}${shown}`;
}

/** The exact amount with grouped dollars, for titles and hover: "$1,740.6603". */
export function formatExactUsd(text: string): string {
  const amount = nearestUsd(text);
  if (amount === null) return UNKNOWN;
  const [whole = "0", fraction] = exactUsd(amount).replace("-", "").split(".");
  const cents = (fraction ?? "").padEnd(2, "0");
  return `${amount < 0n ? MINUS : ""}$${groupThousands(whole)}.${cents}`;
}

/** A published rate in full, with cents at least: "0.138" reads "$0.138", "2.5" reads "$2.50". */
export function formatRate(text: string | null): string {
  return text === null ? UNKNOWN : formatExactUsd(text);
}

/** How two exact amounts differ, as exact USD text: `minuend - subtrahend`; `null` if either is no decimal. */
export function differenceUsd(minuend: string, subtrahend: string): string | null {
  const [a, b] = [nearestUsd(minuend), nearestUsd(subtrahend)];
  if (a === null || b === null) return null;
  const difference = a - b;
  const size = exactUsd(picodollars(difference < 0n ? -difference : difference));
  return difference < 0n ? `-${size}` : size;
}

/** Below, at or above zero of exact USD text; text that is no decimal counts as zero. */
export function signOfUsd(text: string): -1 | 0 | 1 {
  const amount = nearestUsd(text) ?? 0n;
  return amount < 0n ? -1 : amount > 0n ? 1 : 0;
}
