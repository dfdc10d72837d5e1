"use client";
import { exactUsd, parseUsd, subtractUsd, ZERO_USD } from "../../lib/core/money.ts";
import type { ComparedTier } from "../../lib/core/tier.ts";
import type { EligibilityLine } from "../../lib/wire/savings.ts";
import { formatExactUsd, formatUsd, signOfUsd } from "../format/money.ts";
import { formatShare } from "../format/quantity.ts";
import { sumOf } from "./beside-words.ts";
import { whyWords } from "./eligible-words.ts";

const minus = (one: string, other: string): string =>
  exactUsd(subtractUsd(parseUsd(one) ?? ZERO_USD, parseUsd(other) ?? ZERO_USD));

function changeText(change: string): string {
  const sign = signOfUsd(change);
  return sign === 0 ? "as now" : `${sign > 0 ? "+" : ""}${formatUsd(change)}`;
}

/** What moving a model's records to a tier would change, as exact USD; why not, where none of them may. */
export function tierChange({ tiers }: EligibilityLine, tier: ComparedTier): string {
  const able = tiers[tier].filter(({ reason }) => reason === null);
  if (able.length === 0) return [...new Set(tiers[tier].map(whyWords))].join("; ");
  const there = sumOf(able.map((part) => part.there ?? "0"));
  return minus(there, sumOf(able.map((part) => part.spend)));
}

interface TierCellProps {
  readonly line: EligibilityLine;
  readonly tier: ComparedTier;
}

/** What moving a model's records to a tier would change; which of them may not, and why. */
export function TierCell({ line, tier }: TierCellProps) {
  const parts = line.tiers[tier];
  const able = parts.filter(({ reason }) => reason === null);
  const kept = parts.filter(({ reason }) => reason !== null);
  const spend = sumOf(able.map((part) => part.spend));
  const change = minus(sumOf(able.map(({ there }) => there ?? "0")), spend);
  return (
    <span className="block py-0.5 leading-5">
      {able.length > 0 ? (
        <span className="block whitespace-nowrap" title={formatExactUsd(change)}>
          {changeText(change)}
          {kept.length > 0 ? (
            <span className="text-12 text-ink-3">
              {" "}
              on {formatShare(Number(spend), Number(line.spend))}
            </span>
          ) : null}
        </span>
      ) : null}
      {kept.length > 0 ? (
        <span className="block min-w-36 text-12 text-ink-3">
          {able.length > 0 ? "rest: " : ""}
          {[...new Set(kept.map(whyWords))].join("; ")}
        </span>
      ) : null}
    </span>
  );
}
