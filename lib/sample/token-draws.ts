import { drawLogNormal } from "../core/distributions.ts";
import type { Random } from "../core/random.ts";
import type { Tokens } from "../core/record.ts";
import type { SampleModel, TokenLaws } from "./profile.ts";

/** What a call sends and gets back, before anything is lost in the log. */
export interface DrawnTokens {
  readonly input: number;
  readonly cached: number;
  /** Input tokens that a later call of the same kind could read from the cache. */
  readonly cacheable: number;
  readonly output: number;
  readonly reasoning: number | null;
  /** Whether a write is kept for an hour instead of minutes. */
  readonly keptLong: boolean;
  /** Whether the response hit the client's output limit. */
  readonly cutOff: boolean;
}

const MIN_CACHED = 1_024;
const MAX_TURNS_OF_GROWTH = 12;
const MIN_INPUT = 32;
const KEPT_LONG_SHARE = 0.25;
const REASONING_SPREAD = 0.3;

const roundDown = (value: number, step: number): number => Math.floor(value / step) * step;

/** The token counts of one call, heavy-tailed; a cache hit covers whole steps from 1,024 tokens on. */
export function drawTokens(
  random: Random,
  laws: TokenLaws,
  model: SampleModel,
  turn: number,
): DrawnTokens {
  const growth = 1 + laws.growthPerCall * Math.min(turn, MAX_TURNS_OF_GROWTH);
  const input = Math.max(MIN_INPUT, Math.round(drawLogNormal(random, laws.input) * growth));
  const wanted = Math.max(1, Math.round(drawLogNormal(random, laws.output)));
  const output = Math.min(wanted, laws.maxOutput);

  const firstOfConversation = turn === 0 && laws.growthPerCall > 0;
  const share = laws.cachedShare * (firstOfConversation ? 0.5 : 1);
  const prefix = roundDown(input * share, model.cacheStep);
  const cacheable = prefix >= MIN_CACHED ? prefix : 0;
  const hit = random.next() < laws.cacheHitRate;

  const spread = 1 + REASONING_SPREAD * (random.next() * 2 - 1);
  const reasoning =
    laws.reasoningShare === null
      ? null
      : Math.floor(output * Math.min(0.95, laws.reasoningShare * spread));
  const keptLong = model.provider === "anthropic" && random.next() < KEPT_LONG_SHARE;
  const cutOff = wanted > laws.maxOutput;
  return { input, cached: hit ? cacheable : 0, cacheable, output, reasoning, keptLong, cutOff };
}

/** The same call at another tier, which has a cache of its own: nothing is read from it. */
export const withoutCache = (drawn: DrawnTokens): DrawnTokens => ({ ...drawn, cached: 0 });

function cacheWriteOf(drawn: DrawnTokens, model: SampleModel): number | null {
  if (model.cacheWrites === "unknown") return null;
  return model.cacheWrites === "charged" && drawn.cached === 0 ? drawn.cacheable : 0;
}

/** The token counts as the provider's usage object tells them. */
export function reportedTokens(drawn: DrawnTokens, model: SampleModel): Tokens {
  const cacheWrite = cacheWriteOf(drawn, model);
  return {
    inputTotal: drawn.input,
    inputCached: drawn.cached,
    inputCacheWrite: cacheWrite,
    inputCacheWrite1h: drawn.keptLong || cacheWrite === null ? cacheWrite : 0,
    outputTotal: drawn.output,
    reasoning: drawn.reasoning,
  };
}
