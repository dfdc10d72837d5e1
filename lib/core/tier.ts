/** Tiers that this product knows by name. Any other label passes through and stays unpriced. */
export const CANONICAL_TIERS = [
  "standard",
  "flex",
  "batch",
  "priority",
  "ultrafast",
  "scale",
  "provisioned",
] as const;

/** The tiers that every page and report compares, in the order in which they are shown. */
export const COMPARED_TIERS = ["standard", "flex", "batch", "priority"] as const;
export type ComparedTier = (typeof COMPARED_TIERS)[number];

/** A canonical name, a label passed through, or `null` where the source does not say. */
export type Tier = string;

const SAME_TIER: ReadonlyMap<string, Tier> = new Map(
  Object.entries({
    default: "standard",
    standard: "standard",
    standard_only: "standard",
    on_demand: "standard",
    flex: "flex",
    flex_discount: "flex",
    "flex-tier": "flex",
    on_demand_flex: "flex",
    batch: "batch",
    priority: "priority",
    priority_on_demand: "priority",
    on_demand_priority: "priority",
    provisioned_throughput: "provisioned",
    on_demand_offpeak: "off_peak",
  }),
);

const SAYS_NOTHING = new Set(["", "unknown", "unspecified", "null", "none"]);

/**
 * The canonical name of a provider's tier label; `null` where the label says nothing.
 * Unknown labels pass through in lower case. `fast` is OpenAI's `priority`, but Anthropic's own tier.
 * Source: docs/formats.md.
 */
export function canonicalTier(
  label: string | null | undefined,
  provider: string | null,
): Tier | null {
  const name = (label ?? "").trim().toLowerCase();
  if (SAYS_NOTHING.has(name)) return null;
  if (name === "fast") return provider === "anthropic" ? "fast" : "priority";
  return SAME_TIER.get(name) ?? name;
}

/** Like `canonicalTier` for a response: `auto` is a request value only, so it says nothing here. */
export function canonicalServedTier(
  label: string | null | undefined,
  provider: string | null,
): Tier | null {
  const tier = canonicalTier(label, provider);
  return tier === "auto" ? null : tier;
}
