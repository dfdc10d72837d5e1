/** What one must be, pay or ask for before a seller serves a model. */
export interface AccessRule {
  readonly provider: string;
  /** `null`: all models of the provider. */
  readonly models: readonly string[] | null;
  /** `null`: at any tier. */
  readonly tier: string | null;
  readonly kind: "usage-tier" | "verification" | "invitation" | "contract" | "place";
  readonly says: string;
  readonly source: string;
  /** The day on which it was last known to hold, ISO. */
  readonly asOf: string;
  readonly confidence: "high" | "medium" | "low";
}

const NOTES = "price research of 2026-11-20; the page itself was not kept";
const OPENAI_SHEET = "developers.openai.com/api/docs/pricing.md copy 2026-09-03..22, all tabs";
const AS_OF = "2026-11-20";

/** Appended as they become known. What is not here is not published, as far as we know. */
export const ACCESS_RULES: readonly AccessRule[] = [
  {
    ...{ provider: "openai", models: null, tier: null, kind: "usage-tier" },
    says: "Rate limits and the monthly cap follow the account's usage tier: tier 1 after $5 paid, 2 after $50 and 7 days, 3 after $100 and 7 days, 4 after $250 and 14 days, 5 after $1,000 and 30 days; caps of $100, $500, $1,000, $5,000 and $200,000 a month.",
    ...{ source: NOTES, asOf: AS_OF, confidence: "medium" },
  },
  {
    ...{ provider: "openai", models: ["gpt-5"], tier: null, kind: "verification" },
    says: "Streaming needs a verified organisation; without one it is refused with HTTP 400.",
    ...{ source: NOTES, asOf: AS_OF, confidence: "medium" },
  },
  {
    ...{ provider: "openai", models: ["o3"], tier: "flex", kind: "usage-tier" },
    says: "At its launch in April 2025, flex had terms of its own for usage tiers 1 to 3. Whether they still hold was not confirmed.",
    ...{ source: NOTES, asOf: AS_OF, confidence: "low" },
  },
  {
    ...{ provider: "openai", models: ["gpt-5.6-luna"], tier: "batch", kind: "usage-tier" },
    says: "At most 5M, 20M, 40M, 1B and 15B input tokens may wait in batches, at usage tiers 1 to 5.",
    ...{ source: NOTES, asOf: AS_OF, confidence: "medium" },
  },
  {
    ...{ provider: "openai", models: ["gpt-4o"], tier: "batch", kind: "usage-tier" },
    says: "At most 90,000 input tokens may wait in batches at usage tier 1.",
    ...{ source: NOTES, asOf: AS_OF, confidence: "medium" },
  },
  {
    provider: "openai",
    models: ["gpt-5.5-cyber", "gpt-5.6-cyber", "gpt-rosalind-research"],
    ...{ tier: null, kind: "invitation", says: "Restricted access." },
    ...{ source: OPENAI_SHEET, asOf: "2026-09-22", confidence: "medium" },
  },
  {
    ...{ provider: "openai", models: ["gpt-5.6-sol"], tier: "ultrafast", kind: "invitation" },
    says: "A preview through the account team.",
    source: "apidog.com/blog/openai-ultrafast-mode",
    ...{ asOf: "2026-09-29", confidence: "medium" },
  },
  {
    ...{ provider: "anthropic", models: null, tier: "priority", kind: "contract" },
    says: "Priority Tier is closed to new buyers.",
    ...{ source: NOTES, asOf: AS_OF, confidence: "medium" },
  },
  {
    ...{ provider: "anthropic", models: null, tier: "fast", kind: "place" },
    says: "Only from Anthropic itself, and not in batches.",
    ...{ source: NOTES, asOf: AS_OF, confidence: "medium" },
  },
  {
    ...{ provider: "mistral", models: null, tier: "priority", kind: "contract" },
    says: "By contract.",
    ...{ source: NOTES, asOf: AS_OF, confidence: "medium" },
  },
  {
    ...{ provider: "google", models: null, tier: "priority", kind: "place" },
    says: "On Vertex, at the global endpoint alone.",
    ...{ source: NOTES, asOf: AS_OF, confidence: "medium" },
  },
];

/** The rules that are known for a model of a provider, for all of its tiers; none where none is published. */
export const accessRules = (provider: string, model: string): readonly AccessRule[] =>
  ACCESS_RULES.filter(
    (rule) => rule.provider === provider && (rule.models === null || rule.models.includes(model)),
  );
