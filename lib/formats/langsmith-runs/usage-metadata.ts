import type { Tokens } from "../../core/record.ts";
import { CANONICAL_TIERS, canonicalServedTier, type Tier } from "../../core/tier.ts";
import { cleanText } from "../clean-text.ts";
import type { FieldReader } from "../field-reader.ts";
import { type JsonObject, own, ownAt, ownObject } from "../json-value.ts";

/** Where LangChain versions and integrations put `usage_metadata`, the most telling first. */
const USAGE_PATHS = [
  "outputs.usage_metadata",
  "outputs.message.kwargs.usage_metadata",
  "usage_metadata",
  "extra.metadata.usage_metadata",
] as const;

const TIER_PATHS = [
  "outputs.service_tier",
  "outputs.response_metadata.service_tier",
  "outputs.llm_output.service_tier",
] as const;

const TIER_BEFORE_METER = /^(.+)_(?:cache_read|cache_creation|reasoning)$/;

const KNOWN_TIERS: ReadonlySet<string> = new Set(CANONICAL_TIERS);

/** `generations` is a list of lists of answers; the first one carries the usage. */
function generationOf(run: JsonObject): unknown {
  let answer = ownAt(run, "outputs.generations");
  while (Array.isArray(answer)) answer = answer[0];
  return answer;
}

export function usageOf(run: JsonObject): JsonObject {
  for (const path of USAGE_PATHS) {
    const usage = ownAt(run, path);
    if (typeof usage === "object" && usage !== null) return ownObject({ usage }, "usage");
  }
  const message = ownAt(generationOf(run), "message.kwargs");
  return ownObject(message, "usage_metadata");
}

/** Adds up the meters of a name, whatever tier stands in front: `cache_read`, `flex_cache_read`. */
function metered(read: FieldReader, details: JsonObject, meter: string): number | null {
  let sum: number | null = null;
  for (const [key, value] of Object.entries(details)) {
    if (key !== meter && !key.endsWith(`_${meter}`)) continue;
    const count = read.count(meter, value);
    if (count !== null) sum = (sum ?? 0) + count;
  }
  return sum;
}

/** Whether the run tells cache writes apart; OpenAI's runs never do. */
export function tellsCacheWrites(run: JsonObject): boolean {
  const details = ownObject(usageOf(run), "input_token_details");
  return Object.keys(details).some((key) => key.endsWith("cache_creation"));
}

/** Token counts; a run that failed has its zeros in the columns alone. */
export function tokensOfRun(read: FieldReader, run: JsonObject, withWrites: boolean): Tokens {
  const usage = usageOf(run);
  const input = ownObject(usage, "input_token_details");
  const output = ownObject(usage, "output_token_details");
  const count = (name: string, column: string) =>
    read.count(name, own(usage, name) ?? own(run, column));
  const inputTotal = count("input_tokens", "prompt_tokens");
  const outputTotal = count("output_tokens", "completion_tokens");
  read.compareTotal(
    own(usage, "total_tokens") ?? own(run, "total_tokens"),
    inputTotal,
    outputTotal,
  );
  return {
    inputTotal,
    inputCached: metered(read, input, "cache_read"),
    inputCacheWrite: withWrites ? metered(read, input, "cache_creation") : null,
    inputCacheWrite1h: null,
    outputTotal,
    reasoning: metered(read, output, "reasoning"),
  };
}

/** The tier in a meter's name, `flex_cache_read`, or the one that the meter of all other tokens is called by, `flex`. */
function tierOfMeter(meter: string): string | null {
  const prefix = TIER_BEFORE_METER.exec(meter)?.[1];
  if (prefix) return prefix;
  return KNOWN_TIERS.has(canonicalServedTier(meter, null) ?? "") ? meter : null;
}

/** The tier that LangChain folds into the names of the meters, else the one that the answer named. */
export function servedTierOf(run: JsonObject): Tier | null {
  const usage = usageOf(run);
  const meters = ["input_token_details", "output_token_details"].flatMap((name) =>
    Object.keys(ownObject(usage, name)),
  );
  const [folded] = meters.flatMap((meter) => tierOfMeter(meter) ?? []);
  if (folded) return canonicalServedTier(cleanText(folded), null);
  const named = TIER_PATHS.map((path) => ownAt(run, path)).find((label) => label != null);
  const inMessage = ownAt(generationOf(run), "message.kwargs.response_metadata.service_tier");
  return canonicalServedTier(cleanText(named ?? inMessage), null);
}
