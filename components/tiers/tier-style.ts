import { COMPARED_TIERS } from "../../lib/core/tier.ts";

/** A tier's looks, the same on every page: colour, line dash, marker. Unknown is drawn hatched. */
export interface TierStyle {
  readonly colour: string;
  readonly dash: string;
  readonly marker: "circle" | "diamond" | "square" | "triangle" | "star" | "cross" | "ring";
  readonly hatched: boolean;
}

const KNOWN = {
  standard: { colour: "var(--tier-standard)", dash: "", marker: "circle", hatched: false },
  flex: { colour: "var(--tier-flex)", dash: "7 3", marker: "diamond", hatched: false },
  batch: { colour: "var(--tier-batch)", dash: "2 3", marker: "square", hatched: false },
  priority: { colour: "var(--tier-priority)", dash: "9 3 2 3", marker: "triangle", hatched: false },
  ultrafast: { colour: "var(--tier-ultrafast)", dash: "4 2", marker: "star", hatched: false },
  unknown: { colour: "var(--tier-unknown)", dash: "1 4", marker: "ring", hatched: true },
} as const satisfies Readonly<Record<string, TierStyle>>;

const OTHER: TierStyle = {
  colour: "var(--tier-other)",
  dash: "12 4",
  marker: "cross",
  hatched: false,
};

const ORDER: readonly string[] = [...COMPARED_TIERS, "ultrafast"];

/** The looks of a tier by its canonical name; tiers without looks of their own share one. */
export function tierStyle(tier: string): TierStyle {
  const known: Readonly<Record<string, TierStyle>> = KNOWN;
  return Object.hasOwn(known, tier) ? (known[tier] ?? OTHER) : OTHER;
}

/** Tiers in the order in which every page shows them: named ones, then others by name, unknown last. */
export function compareTiers(one: string, other: string): number {
  const rank = (tier: string): number => {
    if (tier === "unknown") return ORDER.length + 1;
    const place = ORDER.indexOf(tier);
    return place === -1 ? ORDER.length : place;
  };
  return rank(one) - rank(other) || one.localeCompare(other, "en");
}
