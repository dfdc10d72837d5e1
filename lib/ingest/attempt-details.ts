import { cleanId, cleanText } from "../formats/clean-text.ts";
import type { FieldReader } from "../formats/field-reader.ts";
import { isJsonObject, own } from "../formats/json-value.ts";
import { INGEST_LIMITS } from "../wire/ingest-limits.ts";
import type { AttemptDetails, RateLimitOnWire } from "../wire/live-record.ts";

const inRateLimit = (name: string) => [name, `rateLimit.${name}`] as const;

const RATE_COUNTS = ["limitRequests", "limitTokens", "remainingRequests", "remainingTokens"].map(
  inRateLimit,
);
const RATE_WAITS = ["resetRequestsMs", "resetTokensMs", "retryAfterMs"].map(inRateLimit);

const LABELS = ["modelRequested", "tierInCode", "errorType", "policy", "policyVersion"] as const;

export const DETAIL_FIELDS = [
  ...(["responseId", ...LABELS, "streamed", "rateLimit", "tags"] as const),
] as const satisfies readonly (keyof AttemptDetails)[];

const { tags: MOST_TAGS, tagCharacters: LONGEST_TAG } = INGEST_LIMITS.record;

/** Azure tells limits of -1, which are none. */
function rateLimitOf(read: FieldReader, told: unknown): RateLimitOnWire | null {
  if (told === undefined || told === null) return null;
  if (!isJsonObject(told)) return read.refuse("rateLimit", "not-an-object", "an object", told);
  const known: Record<string, number> = {};
  let knows = false;
  const keep = (name: string, value: number | null): void => {
    if (value === null) return;
    known[name] = value;
    knows = true;
  };
  for (const [name, field] of RATE_COUNTS) {
    const value = own(told, name);
    if (value !== -1) keep(name, read.count(field, value));
  }
  for (const [name, field] of RATE_WAITS) {
    keep(name, read.durationMs(field, own(told, name), "ms"));
  }
  return knows ? known : null;
}

function tagsOf(read: FieldReader, told: unknown): Readonly<Record<string, string>> | null {
  if (told === undefined || told === null) return null;
  if (!isJsonObject(told)) return read.refuse("tags", "not-an-object", "an object of texts", told);
  const entries = Object.entries(told);
  if (entries.length > MOST_TAGS) {
    return read.refuse("tags", "too-many-tags", `at most ${MOST_TAGS} tags`, entries.length);
  }
  const tags: [string, string][] = [];
  for (const [name, value] of entries) {
    const isShort = typeof value === "string" && Math.max(name.length, value.length) <= LONGEST_TAG;
    if (!isShort) {
      const expected = `names and texts of at most ${LONGEST_TAG} characters`;
      return read.refuse("tags", "tag-too-long", expected, value);
    }
    const [cleanName, clean] = [cleanText(name), cleanText(value)];
    if (cleanName !== null && clean !== null) tags.push([cleanName, clean]);
  }
  return tags.length === 0 ? null : Object.fromEntries(tags);
}

/** The details that a live record tells; `null` where it tells none. What is wrong is kept by the reader. */
export function attemptDetails(read: FieldReader, value: unknown): AttemptDetails | null {
  const known: Record<string, unknown> = {};
  let knows = false;
  const keep = (name: keyof AttemptDetails, detail: unknown): void => {
    if (detail === null) return;
    known[name] = detail;
    knows = true;
  };
  keep("responseId", cleanId(own(value, "responseId")));
  for (const name of LABELS) keep(name, cleanText(own(value, name)));
  keep("streamed", read.flag("streamed", own(value, "streamed")));
  keep("rateLimit", rateLimitOf(read, own(value, "rateLimit")));
  keep("tags", tagsOf(read, own(value, "tags")));
  return knows ? known : null;
}
