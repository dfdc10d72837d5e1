import { cleanId, cleanText } from "../formats/clean-text.ts";
import type { FieldReader } from "../formats/field-reader.ts";
import { isJsonObject, own } from "../formats/json-value.ts";
import { INGEST_LIMITS } from "../wire/ingest-limits.ts";
import type { AttemptDetails, RateLimitOnWire } from "../wire/live-record.ts";

const RATE_COUNTS = [
  "limitRequests",
  "limitTokens",
  "remainingRequests",
  "remainingTokens",
] as const satisfies readonly (keyof RateLimitOnWire)[];
const RATE_WAITS = [
  "resetRequestsMs",
  "resetTokensMs",
  "retryAfterMs",
] as const satisfies readonly (keyof RateLimitOnWire)[];

export const DETAIL_FIELDS = [
  "responseId",
  "modelRequested",
  "tierInCode",
  "errorType",
  "streamed",
  "policy",
  "policyVersion",
  "rateLimit",
  "tags",
] as const satisfies readonly (keyof AttemptDetails)[];

const { tags: MOST_TAGS, tagCharacters: LONGEST_TAG } = INGEST_LIMITS.record;

/** Azure tells limits of -1, which are none. */
function rateLimitOf(read: FieldReader, told: unknown): RateLimitOnWire | null {
  if (told === undefined || told === null) return null;
  if (!isJsonObject(told)) return read.refuse("rateLimit", "not-an-object", "an object", told);
  const counts = RATE_COUNTS.map((name) => {
    const value = own(told, name);
    return [name, value === -1 ? null : read.count(`rateLimit.${name}`, value)] as const;
  });
  const waits = RATE_WAITS.map(
    (name) => [name, read.durationMs(`rateLimit.${name}`, own(told, name), "ms")] as const,
  );
  const known = [...counts, ...waits].filter(([, value]) => value !== null);
  return known.length === 0 ? null : Object.fromEntries(known);
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
  const label = (field: keyof AttemptDetails) => cleanText(own(value, field));
  const details = {
    responseId: cleanId(own(value, "responseId")),
    modelRequested: label("modelRequested"),
    tierInCode: label("tierInCode"),
    errorType: label("errorType"),
    streamed: read.flag("streamed", own(value, "streamed")),
    policy: label("policy"),
    policyVersion: label("policyVersion"),
    rateLimit: rateLimitOf(read, own(value, "rateLimit")),
    tags: tagsOf(read, own(value, "tags")),
  };
  const known = Object.entries(details).filter(([, detail]) => detail !== null);
  return known.length === 0 ? null : Object.fromEntries(known);
}
