import {
  type CallColumns,
  type CallSample,
  SAMPLED_NAMES,
  type SampledName,
} from "../analytics/call-sample.ts";
import { OUTCOMES } from "../core/record.ts";

/** One call of a made sample; what is absent is unknown, but for the outcome. */
export interface SampledCall extends Partial<Record<SampledName, string | null>> {
  readonly atS?: number;
  readonly latencyMs?: number;
  readonly inputTotal?: number;
  readonly outputTotal?: number;
  readonly outcome?: (typeof OUTCOMES)[number];
}

/** A sample that holds every one of these calls. */
export function sampleOf(calls: readonly SampledCall[]): CallSample {
  const column = (read: (call: SampledCall) => number): Int32Array => Int32Array.from(calls, read);
  const places = Object.fromEntries(
    SAMPLED_NAMES.map((name) => {
      const list = [...new Set([null, ...calls.map((call) => call[name] ?? null)])];
      return [name, { list, column: column((call) => list.indexOf(call[name] ?? null)) }];
    }),
  ) as Record<SampledName, { list: (string | null)[]; column: Int32Array }>; // every name is a key by construction
  const rows: CallColumns = {
    length: calls.length,
    atS: column(({ atS = 0 }) => atS),
    latencyMs: column(({ latencyMs = -1 }) => latencyMs),
    ttftMs: column(() => -1),
    inputTotal: column(({ inputTotal = -1 }) => inputTotal),
    outputTotal: column(({ outputTotal = -1 }) => outputTotal),
    outcome: column(({ outcome = "success" }) => OUTCOMES.indexOf(outcome)),
    errorClass: column(() => -1),
    provider: places.provider.column,
    model: places.model.column,
    tierRequested: places.tierRequested.column,
    tierServed: places.tierServed.column,
    workload: places.workload.column,
  };
  const names = Object.fromEntries(
    SAMPLED_NAMES.map((name) => [name, places[name].list]),
  ) as unknown as CallSample["names"]; // every name is a key by construction
  return { rows, names, of: calls.length, share: 1 };
}

/** So many calls alike, the n-th of them begun in the n-th hour. */
export const hourly = (count: number, call: SampledCall): SampledCall[] =>
  Array.from({ length: count }, (_, n) => ({ ...call, atS: n * 3_600 }));
