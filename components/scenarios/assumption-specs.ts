import { choice, type FieldSpec, type NumberSpec, number } from "./field-spec.ts";
import { type JsonObject, valueAt } from "./scenario-file.ts";

const SHARE = { from: 0, to: 1 } as const;
const MEMORY = { from: 10, to: 14_400, isRatio: true } as const;
const RANGE = { takesRange: true } as const;

const range = (
  path: string,
  label: string,
  slider: NumberSpec["slider"],
  hint?: string,
): NumberSpec => number(path, label, slider, hint === undefined ? RANGE : { ...RANGE, hint });

/** How often and in what stretches flex refuses. */
export const AVAILABILITY = choice("availability.kind", "How flex refuses", {
  fitted: "as your attempts say",
  constant: "each attempt on its own",
  "two-state": "in shortages",
  "semi-markov": "in short and long shortages",
  replay: "as it did to your attempts",
});

/** What a kind needs that has no default. */
export const AVAILABILITY_STARTS: Readonly<Record<string, JsonObject>> = {
  constant: { kind: "constant", refusal: [0.01, 0.1] },
};

const OUTAGES: readonly FieldSpec[] = [
  range("availability.shareDown", "Share of time that flex is short", { from: 0, to: 0.6 }),
  range("availability.upAccept", "Let in while it is not short", SHARE),
  range("availability.downAccept", "Let in while it is short", SHARE),
];

const BY_KIND: Readonly<Record<string, readonly FieldSpec[]>> = {
  fitted: [
    {
      ...{ kind: "switch", path: ["availability", "byHourOfWeek"], on: true, off: false },
      label: "Each hour of the week by its own",
    },
  ],
  constant: [range("availability.refusal", "Share of attempts refused", SHARE)],
  "two-state": [
    ...OUTAGES,
    range("availability.memorySeconds", "How long a shortage is remembered, s", MEMORY),
  ],
  "semi-markov": [
    ...OUTAGES,
    range("availability.shortShare", "Share of shortages that are short", SHARE),
    range("availability.shortSeconds", "A short one lasts, s", MEMORY),
    range("availability.longSeconds", "A long one lasts, s", MEMORY),
  ],
  replay: [
    number("availability.reachSeconds", "An attempt speaks for, s around it", MEMORY),
    range("availability.otherwise", "Let in where none speaks", SHARE),
  ],
};

export const SLOWDOWN = choice("slowdown.kind", "How much slower flex is", {
  fitted: "as like calls say",
  constant: "the same for all",
  lognormal: "scattered",
});

export const SLOWDOWN_STARTS: Readonly<Record<string, JsonObject>> = {
  constant: { kind: "constant", value: [0.8, 5] },
  lognormal: { kind: "lognormal", median: [0.8, 5] },
};

const TIMES = { from: 0.5, to: 10, isRatio: true } as const;

/** What a scenario may assume, as far as it matters with what is chosen already. */
export function assumptionSpecs(assumptions: JsonObject): readonly FieldSpec[] {
  const refuses = String(valueAt(assumptions, ["availability", "kind"]) ?? "fitted");
  const slows = valueAt(assumptions, ["slowdown", "kind"]) ?? "fitted";
  return [
    AVAILABILITY,
    ...(BY_KIND[refuses] ?? []),
    range("refusalSeconds", "Until a refusal is told, s", { from: 0, to: 10 }),
    range("stallShare", "Share of refusals told late", SHARE),
    range("stallSeconds", "How late, s", { from: 0, to: 900 }),
    SLOWDOWN,
    ...(slows === "constant" ? [range("slowdown.value", "Times as long as standard", TIMES)] : []),
    ...(slows === "lognormal"
      ? [
          range("slowdown.median", "Times as long in the middle", TIMES),
          number("slowdown.sigma", "Scatter between calls, as a logarithm", { from: 0, to: 2 }),
        ]
      : []),
    range("prioritySlowdown", "Priority takes times as long", { from: 0.5, to: 1.5 }),
    range("billAbandoned", "Given-up calls that are billed", SHARE, "Not documented: 0 to 1."),
    range("cacheLossOnFallback", "Cache discount that a fallback loses", SHARE),
    range("batchTurnaround.medianSeconds", "A batch takes in the middle, s", {
      from: 60,
      to: 43_200,
      isRatio: true,
    }),
    range("batchTurnaround.lateShare", "Batches that take 4 to 24 hours", SHARE),
    range("batchTurnaround.expiredShare", "Batches that expire", SHARE),
  ];
}

const RESULT_NAMES: Readonly<Record<string, string>> = {
  "slowdown.value": "slowdown",
  "slowdown.median": "slowdown",
  "batchTurnaround.medianSeconds": "batchSeconds",
  "batchTurnaround.lateShare": "batchLateShare",
  "batchTurnaround.expiredShare": "batchExpiredShare",
};

/** The name that results give what stands at a path. */
export const resultName = (path: readonly string[]): string =>
  RESULT_NAMES[path.join(".")] ?? path.at(-1) ?? "";

const INPUT_WORDS: Readonly<Record<string, string>> = {
  availability: "how flex refuses",
  weekOff: "how the next week differs",
  refusal: "the share of attempts refused",
  upAccept: "what is let in while flex is not short",
  downAccept: "what is let in while flex is short",
  shareDown: "the share of time that flex is short",
  memorySeconds: "how long a shortage is remembered",
  shortShare: "the share of short shortages",
  shortSeconds: "how long short shortages last",
  longSeconds: "how long long shortages last",
  otherwise: "what is let in where no attempt speaks",
  refusalSeconds: "the time until a refusal is told",
  stallShare: "the share of refusals told late",
  stallSeconds: "how late refusals are told",
  slowdown: "how much slower flex is",
  prioritySlowdown: "how fast priority is",
  batchSeconds: "how long batches take",
  batchLateShare: "the share of late batches",
  batchExpiredShare: "the share of batches that expire",
  billAbandoned: "whether given-up calls are billed",
  cacheLossOnFallback: "the cache discount that fallbacks lose",
};

/** An input of a result in words. */
export const inputWords = (name: string): string => INPUT_WORDS[name] ?? name;
