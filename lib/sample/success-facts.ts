import type { Random } from "../core/random.ts";
import type { Tokens } from "../core/record.ts";
import { type EndFacts, NO_TOKENS } from "./attempt-record.ts";
import type { DrawnLatency } from "./latency-draws.ts";
import type { Gaps, SampleModel, SampleWorkload } from "./profile.ts";
import { type DrawnTokens, reportedTokens } from "./token-draws.ts";

/** Share of priority calls that the provider serves, and bills, at standard. */
const DOWNGRADED_SHARE = 0.06;

function tierServed(random: Random, asked: string | null): string {
  if (asked === null || asked === "auto") return "standard";
  return asked === "priority" && random.next() < DOWNGRADED_SHARE ? "standard" : asked;
}

/** What of the usage the log kept: all of it, the totals only, or nothing. */
function loggedTokens(random: Random, gaps: Gaps, tokens: Tokens): Tokens {
  const chance = random.next();
  if (chance < gaps.tokensUnknown) return NO_TOKENS;
  if (chance >= gaps.tokensUnknown + gaps.cachedUnknown) return tokens;
  const { inputTotal, outputTotal } = tokens;
  return { ...NO_TOKENS, inputTotal, outputTotal };
}

/** How an answered attempt ended, as far as the log kept it. */
export function successFacts(
  random: Random,
  { gaps, streamed }: SampleWorkload,
  model: SampleModel,
  tier: string | null,
  drawn: DrawnTokens,
  answer: DrawnLatency,
): EndFacts {
  const served = tierServed(random, tier);
  const timed = tier !== "batch";
  return {
    tokens: loggedTokens(random, gaps, reportedTokens(drawn, model)),
    outcome: drawn.cutOff ? "incomplete" : "success",
    httpStatus: 200,
    errorClass: null,
    errorCode: null,
    tierServed: random.next() < gaps.servedTierUnknown ? null : served,
    latencyMs: timed ? Math.round(answer.totalMs) : null,
    ttftMs: timed && streamed ? Math.round(answer.firstTokenMs) : null,
  };
}
