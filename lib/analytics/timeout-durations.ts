import type { ErrorClass } from "../core/record.ts";
import type { TimeoutDurations } from "../wire/reliability.ts";
import type { CallSample } from "./call-sample.ts";

/** Calls that nobody answered in time: here, at the provider, or in a batch. */
export const TIMEOUT_CLASSES = [
  "timeout_client",
  "timeout_408",
  "request_timeout",
] as const satisfies readonly ErrorClass[];

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** The SDKs of OpenAI wait ten minutes for an attempt unless told otherwise; clocks and networks add a little. */
export const SDK_DEFAULT = { fromMs: 590 * SECOND, toMs: 610 * SECOND } as const;
/** OpenAI's guide to flex advises to wait fifteen. */
const ADVISED = { fromMs: 890 * SECOND, toMs: 910 * SECOND } as const;

const EDGES = [
  ...[0, SECOND, 10 * SECOND, 30 * SECOND, MINUTE, 2 * MINUTE, 5 * MINUTE],
  ...[SDK_DEFAULT.fromMs, SDK_DEFAULT.toMs, ADVISED.fromMs, ADVISED.toMs, 30 * MINUTE],
];

/** Fewer timeouts make no cluster. */
const FEWEST = 3;

/** Durations of a sample of calls that timed out, in bins, of which one is what SDKs wait by default. */
export function timeoutDurations({ rows, names, of }: CallSample): TimeoutDurations {
  const counts = EDGES.map(() => 0);
  const atDefault = new Map<string | null, number>();
  let unknown = 0;
  for (const [row, ms] of rows.latencyMs.entries()) {
    if (ms < 0) {
      unknown += 1;
      continue;
    }
    const bin = EDGES.findLastIndex((edge) => edge <= ms);
    counts[bin] = (counts[bin] ?? 0) + 1;
    if (EDGES[bin] !== SDK_DEFAULT.fromMs) continue;
    const tier = names.tierRequested[rows.tierRequested[row] ?? 0] ?? null;
    atDefault.set(tier, (atDefault.get(tier) ?? 0) + 1);
  }
  return {
    calls: of,
    read: rows.length,
    unknown,
    bins: EDGES.map((fromMs, bin) => ({
      fromMs,
      toMs: EDGES[bin + 1] ?? null,
      calls: counts[bin] ?? 0,
    })),
    atDefault: [...atDefault]
      .map(([tier, calls]) => ({ tier, calls }))
      .sort((a, b) => b.calls - a.calls || String(a.tier).localeCompare(String(b.tier), "en")),
  };
}

/** How many of the timeouts with a known duration waited for the SDKs' default; `null` where that is a third of them or less. */
export function clusterAtDefault({
  read,
  unknown,
  atDefault,
}: Pick<TimeoutDurations, "read" | "unknown" | "atDefault">): number | null {
  const calls = atDefault.reduce((sum, one) => sum + one.calls, 0);
  return calls >= FEWEST && calls * 3 > read - unknown ? calls : null;
}
