import type { IngestKey, KeyScope, KeyState } from "../../lib/wire/ingest-keys.ts";
import { formatCounted } from "../format/quantity.ts";
import type { Tone } from "../ui/badge.tsx";

export const SCOPE_WORDS: Readonly<Record<KeyScope, string>> = {
  "ingest:write": "Records and traces",
  "otlp:write": "Traces alone",
  "gateway:use": "Calls through the gateway",
};

export const STATE_TONES: Readonly<Record<KeyState, Tone>> = {
  active: "accent",
  expired: "warn",
  revoked: "neutral",
};

/** How many keys let something in, and how much came in under all of them, in a sentence. */
export function keysSentence(keys: readonly IngestKey[]): string {
  const active = keys.filter(({ state }) => state === "active").length;
  const kept = keys.filter(({ holdsRows }) => holdsRows);
  const records = kept.reduce((sum, { counts }) => sum + counts.inserted, 0);
  if (keys.length === 0) return "Nobody yet: there is no key.";
  const who = active === 0 ? "Nobody: no key is active." : `${formatCounted(active, "key")} may.`;
  return records === 0
    ? `${who} Nothing came in so far.`
    : `${who} ${formatCounted(records, "record")} came in.`;
}
