import type { Question } from "./question.ts";
import { USAGE_MEASURES } from "./usage-measures.ts";
import { isWaterfallMeasure } from "./waterfall-measures.ts";

type UsageMeasure = (typeof USAGE_MEASURES)[number]["id"];

/** Measures that count records, calls and requests alone. */
const COUNTED: readonly UsageMeasure[] = [
  ...(["requests", "calls", "records", "errorShare", "share429"] as const),
  ...(["capacityShare", "rateLimitShare", "slowDownShare", "unknown429Share"] as const),
  ...(["quotaShare", "timeoutShare"] as const),
];

/** Measures for which the price at the tier served is enough. */
const AS_SERVED: ReadonlySet<string> = new Set<UsageMeasure>([
  ...COUNTED,
  ...(["spend", "askedShare", "servedAsAskedShare", "cachedShare", "unpricedShare"] as const),
  ...(["inputTokens", "cachedTokens", "cacheWriteTokens", "outputTokens"] as const),
  "reasoningTokens",
]);
const JUST_COUNTED: ReadonlySet<string> = new Set(COUNTED);

const isUsage = (id: string): boolean => USAGE_MEASURES.some((measure) => measure.id === id);

/** The cuts by a name that prices. */
const NAME_OF = {
  provider: "provider",
  model: "model",
  servedTier: "tierServed",
  requestedTier: "tierRequested",
} as const;
type CountedName = (typeof NAME_OF)[keyof typeof NAME_OF];
const isName = (id: string): id is keyof typeof NAME_OF => id in NAME_OF;

/** By which names records are to be counted for a question; `null` where something in it has a price. */
export function countedNames({
  measures,
  by,
}: Pick<Question, "measures" | "by">): readonly CountedName[] | null {
  const hasPrice = measures.some((id) => isUsage(id) && !JUST_COUNTED.has(id));
  if (hasPrice || by.includes("pricedTier")) return null;
  return by.filter(isName).map((id) => NAME_OF[id]);
}

/** What of the prices of usage a question reads. */
export interface UsageNeeds {
  /** Prices at other tiers than the one served. */
  readonly otherTiers: boolean;
  /** What each use would save where it is cheapest. */
  readonly moves: boolean;
  /** The steps from list price to spend. */
  readonly steps: boolean;
}

/** What is worked out for a question's measures: the rest of a price costs time for nothing. */
export const usageNeeds = ({ measures }: Pick<Question, "measures">): UsageNeeds => ({
  otherTiers: measures.some((id) => isUsage(id) && !AS_SERVED.has(id)),
  moves: measures.includes("available"),
  steps: measures.some(isWaterfallMeasure),
});
