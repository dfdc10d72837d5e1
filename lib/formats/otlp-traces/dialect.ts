import type { UsageRecord } from "../../core/record.ts";
import { Attributes, type Meaning, spansOf } from "./span-attributes.ts";
import { isModelCall } from "./span-fate.ts";

type Detail = "inputCached" | "inputCacheWrite" | "reasoning";

const MEANING_OF: Readonly<Record<Detail, Meaning>> = {
  inputCached: "cached",
  inputCacheWrite: "cacheWrite",
  reasoning: "reasoning",
};
const ALL: readonly Detail[] = ["inputCached", "inputCacheWrite", "reasoning"];
const MOST_SPANS = 500;

/** What the conventions of a span have names for, whether it uses them or not. */
function namedBy(span: Attributes): readonly Detail[] {
  if (span.hasAny("aiOperation")) return ["inputCached", "reasoning"];
  const hasAll = span.hasAny("spanKind") || span.has("gen_ai.provider.name");
  return hasAll ? ALL : [];
}

/**
 * The counts of which the spans of a file's head can tell nothing: their conventions have no name for them, as those
 * of before 2026, and no span uses one. Nothing where the head shows no call.
 */
export function untoldCounts(sample: readonly unknown[]): readonly (keyof UsageRecord)[] {
  const told = new Set<Detail>();
  let calls = 0;
  for (const { span } of sample.flatMap(spansOf).slice(0, MOST_SPANS)) {
    const attributes = new Attributes(span);
    if (!isModelCall(attributes)) continue;
    calls += 1;
    for (const detail of namedBy(attributes)) told.add(detail);
    for (const detail of ALL) if (attributes.hasAny(MEANING_OF[detail])) told.add(detail);
  }
  return calls === 0 ? [] : ALL.filter((detail) => !told.has(detail));
}
