import type { ErrorClass, Tokens } from "../../core/record.ts";
import type { ComparedTier } from "../../core/tier.ts";
import { restsOnGuesses } from "../guessed-tier.ts";
import { ASKED_MEASURES } from "./asked-measures.ts";
import { type MeasureOf, type MeasureValue, measured, shareOf } from "./measure.ts";
import { measuredMoney } from "./money-measure.ts";
import { REFUSALS } from "./refusals.ts";
import type { UsageSum } from "./usage-sum.ts";
import { WATERFALL_MEASURES } from "./waterfall-measures.ts";

const ADDS = { adds: true } as const;
const IS_SHARE = { unit: "share", adds: false } as const;

function spendOf(sum: UsageSum): MeasureValue {
  const value = measuredMoney(sum.spend, sum);
  const isAssumed = restsOnGuesses(sum.guessedTiers, sum.records - sum.unpricedRecords);
  return isAssumed ? { ...value, isAssumed: true } : value;
}

const spendAt = <const T extends ComparedTier>(tier: T) =>
  ({
    id: `spendAt.${tier}`,
    title: `Spend at ${tier}`,
    unit: "usd",
    ...ADDS,
    better: "less",
    how: `list price at ${tier} of what can move there, the rest as served`,
    read: (sum: UsageSum) => measuredMoney(sum.at[tier], sum),
  }) as const;

const tokens = <const I extends string>(id: I, field: keyof Tokens, title: string, how: string) =>
  ({
    id,
    title,
    unit: "tokens",
    ...ADDS,
    better: null,
    how,
    read: ({ tokens }: UsageSum) => measured(tokens[field].known, tokens[field].unknownRecords),
  }) as const;

const callsThat = <const I extends string>(
  id: I,
  { title, met, classes }: { title: string; met: string; classes: Iterable<ErrorClass> },
) =>
  ({
    id,
    title,
    ...IS_SHARE,
    better: "less",
    how: `calls that ${met} ÷ calls`,
    read: (sum: UsageSum) => measured(shareOf(sum.callsOf(classes), sum.calls)),
  }) as const;

/** What sums of calls and aggregate rows tell, in the order in which menus offer it. */
export const USAGE_MEASURES = [
  {
    id: "spend",
    title: "Spend",
    unit: "usd",
    ...ADDS,
    better: "less",
    how: "tokens × list price at the tier served",
    read: spendOf,
  },
  spendAt("standard"),
  spendAt("flex"),
  spendAt("batch"),
  spendAt("priority"),
  {
    id: "saved",
    title: "Saved",
    unit: "usd",
    ...ADDS,
    better: "more",
    how: "spend at standard − spend",
    read: (sum) => measuredMoney(sum.at.standard - sum.spend, sum),
  },
  {
    id: "available",
    title: "Still available",
    unit: "usd",
    ...ADDS,
    better: "less",
    how: "spend − the cheapest of as served, standard, flex and batch, chosen for each project's workload over the whole period",
    read: (sum) => measuredMoney(sum.available, sum),
  },
  ...WATERFALL_MEASURES,
  ...ASKED_MEASURES,
  {
    id: "requests",
    title: "Requests",
    unit: "count",
    ...ADDS,
    better: null,
    how: "single calls, and the requests that aggregate rows count",
    read: ({ requests, requestsUnknown }) => measured(requests, requestsUnknown),
  },
  {
    id: "calls",
    title: "Calls",
    unit: "count",
    ...ADDS,
    better: null,
    how: "single calls, each an attempt at a provider",
    read: ({ calls }) => measured(calls),
  },
  {
    id: "records",
    title: "Records",
    unit: "count",
    ...ADDS,
    better: null,
    how: "single calls and aggregate rows",
    read: ({ records }) => measured(records),
  },
  tokens("inputTokens", "inputTotal", "Input tokens", "cached input and cache writes included"),
  tokens("cachedTokens", "inputCached", "Cached input tokens", "read from the provider's cache"),
  tokens("cacheWriteTokens", "inputCacheWrite", "Cache write tokens", "written to that cache"),
  tokens("outputTokens", "outputTotal", "Output tokens", "reasoning included"),
  tokens("reasoningTokens", "reasoning", "Reasoning tokens", "the part of the output spent on it"),
  {
    id: "cachedShare",
    title: "Cached share",
    ...IS_SHARE,
    better: "more",
    how: "cached input tokens ÷ input tokens, of records that say both",
    read: ({ cached, records }) =>
      measured(shareOf(cached.cached, cached.input), records - cached.saidBy),
  },
  {
    id: "errorShare",
    title: "Error share",
    ...IS_SHARE,
    better: "less",
    how: "calls that failed ÷ calls",
    read: ({ failedCalls, calls }) => measured(shareOf(failedCalls, calls)),
  },
  callsThat("share429", {
    title: "429 share",
    met: "met a 429 for want of room (flex capacity, rate limit, slow-down or a cause not told; quota apart)",
    classes: REFUSALS,
  }),
  callsThat("capacityShare", {
    title: "Flex capacity 429s",
    met: "flex had no room for",
    classes: ["flex_unavailable"],
  }),
  callsThat("rateLimitShare", {
    title: "Rate limit 429s",
    met: "met a rate limit",
    classes: ["rate_limit"],
  }),
  callsThat("slowDownShare", {
    title: "Slow-down 429s",
    met: "were told to slow down",
    classes: ["slow_down"],
  }),
  callsThat("unknown429Share", {
    title: "429s of unknown cause",
    met: "met a 429 whose cause is not told",
    classes: ["http_429"],
  }),
  callsThat("quotaShare", {
    title: "Quota 429s",
    met: "met a quota, which is a billing state",
    classes: ["quota"],
  }),
  callsThat("timeoutShare", {
    title: "Timeouts",
    met: "timed out, here or at the provider",
    classes: ["timeout_408", "timeout_client", "request_timeout"],
  }),
  {
    id: "unpricedShare",
    title: "Unpriced share",
    ...IS_SHARE,
    better: "less",
    how: "records without a price ÷ records",
    read: ({ unpricedRecords, records }) => measured(shareOf(unpricedRecords, records)),
  },
] as const satisfies readonly MeasureOf<UsageSum>[];
