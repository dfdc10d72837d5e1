import type { RateLimitOnWire } from "../wire/live-record.ts";

const MS_OF_UNIT: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };

/** Milliseconds of a duration as Go writes it (`6m0s`), of seconds, or until a moment. */
function durationMs(text: string | null, nowMs: number): number | undefined {
  if (!text) return undefined;
  if (/^\d+(\.\d+)?$/.test(text)) return Math.round(Number(text) * 1_000);
  if (/^(?:\d+(?:\.\d+)?(?:ms|s|m|h))+$/.test(text)) {
    const parts = text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g);
    return Math.round(
      [...parts].reduce((sum, [, n, unit = ""]) => sum + Number(n) * (MS_OF_UNIT[unit] ?? 0), 0),
    );
  }
  const until = Date.parse(text) - nowMs;
  return Number.isNaN(until) ? undefined : Math.max(0, until);
}

/** How long a refusal asks to wait; `undefined` where it does not say. */
export function retryAfterMs(headers: Headers, nowMs: number): number | undefined {
  const ms = Number(headers.get("retry-after-ms") ?? Number.NaN);
  return ms >= 0 ? ms : durationMs(headers.get("retry-after"), nowMs);
}

/** What OpenAI's and Anthropic's headers tell of their limits; `null` where they tell nothing. */
export function rateLimitOf(headers: Headers, nowMs: number): RateLimitOnWire | null {
  const told: Record<string, number> = {};
  const keep = (name: string, value: number | undefined): void => {
    if (value !== undefined && value >= 0) told[name] = value;
  };
  for (const kind of ["requests", "tokens"] as const) {
    const Kind = kind === "requests" ? "Requests" : "Tokens";
    const text = (what: string) =>
      headers.get(`x-ratelimit-${what}-${kind}`) ??
      headers.get(`anthropic-ratelimit-${kind}-${what}`);
    for (const what of ["limit", "remaining"])
      keep(`${what}${Kind}`, Number(text(what) ?? Number.NaN));
    keep(`reset${Kind}Ms`, durationMs(text("reset"), nowMs));
  }
  keep("retryAfterMs", retryAfterMs(headers, nowMs));
  return Object.keys(told).length > 0 ? told : null;
}
