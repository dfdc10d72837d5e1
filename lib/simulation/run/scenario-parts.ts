import { DEFAULT_ASSUMPTIONS, SLOWDOWN_PRIOR } from "../scenario/default-assumptions.ts";
import type { Range, RangeScale } from "../scenario/range.ts";
import type { Assumptions, AvailabilityAssumption } from "../scenario/scenario.ts";
import type { ChainEvidence, Evidence } from "./evidence.ts";
import { type Basis, chainPart, rangedPart, type UncertainPart } from "./uncertain-parts.ts";
import type { WorldNumber } from "./world.ts";

const STATED = "stated in the scenario";
const PRIOR = "a default, wide on purpose: docs/simulation.md says why";
/** Fewer independent looks at flex than this leave a fit a model. */
const LOOKS_MEASURED = 30;

const assumed = (name: WorldNumber, range: Range, scale: RangeScale, source = STATED) =>
  rangedPart({ name, range, scale, basis: "assumed", part: "assumption", source });

/** How sure the records make a fit of flex. */
function chainBasis({ looks }: ChainEvidence): Basis {
  if (looks === 0) return "assumed";
  return looks >= LOOKS_MEASURED ? "measured" : "modelled";
}

function fittedParts(evidence: ChainEvidence): UncertainPart[] {
  const basis = chainBasis(evidence);
  const { chain, weeks, looks } = evidence;
  const source =
    looks === 0
      ? PRIOR
      : `fitted to ${chain.attempts} attempts at flex, worth ${Math.round(looks)} independent looks`;
  const own = chainPart(chain, { basis, source });
  if (weeks === null) return [own];
  const told = `the next week after ${weeks.weeks}, by how these differed`;
  const range = { low: -weeks.half, high: weeks.half };
  return [own, weekPart(range, told)];
}

/** The offset of a week on the logit scale: even on either side of none. */
function weekPart({ high }: Range, source: string): UncertainPart {
  const shifted = rangedPart({
    ...{ name: "weekOff", range: { low: 1, high: Math.exp(2 * high) }, scale: "ratio" },
    ...{ basis: "modelled", part: "weekToWeek", source },
  });
  const off = (numbers: { readonly weekOff?: number }) => ({
    weekOff: Math.log(numbers.weekOff ?? 1) - high,
  });
  return {
    ...shifted,
    ...{ low: { weekOff: -high }, middle: { weekOff: 0 }, high: { weekOff: high } },
    draw: (random) => off(shifted.draw(random)),
  };
}

function availabilityParts(
  availability: AvailabilityAssumption,
  evidence: Evidence,
): UncertainPart[] {
  switch (availability.kind) {
    case "fitted":
      return fittedParts(evidence.chain());
    case "constant":
      return [assumed("refusal", availability.refusal, "share")];
    case "replay":
      return [assumed("otherwise", availability.otherwise, "share")];
    case "two-state":
      return [
        ...outageParts(availability),
        assumed("memorySeconds", availability.memorySeconds, "ratio"),
      ];
    case "semi-markov":
      return [
        ...outageParts(availability),
        assumed("shortShare", availability.shortShare, "share"),
        assumed("shortSeconds", availability.shortSeconds, "ratio"),
        assumed("longSeconds", availability.longSeconds, "ratio"),
      ];
  }
}

const outageParts = ({
  upAccept,
  downAccept,
  shareDown,
}: Record<"upAccept" | "downAccept" | "shareDown", Range>): UncertainPart[] => [
  assumed("upAccept", upAccept, "share"),
  assumed("downAccept", downAccept, "share"),
  assumed("shareDown", shareDown, "share"),
];

export function slowdownPart({ slowdown }: Assumptions, evidence: Evidence): UncertainPart {
  if (slowdown.kind === "constant") return assumed("slowdown", slowdown.value, "ratio");
  if (slowdown.kind === "lognormal") return assumed("slowdown", slowdown.median, "ratio");
  const seen = evidence.slowdown();
  if (seen === null) return assumed("slowdown", SLOWDOWN_PRIOR.median, "ratio", PRIOR);
  return rangedPart({
    ...{ name: "slowdown", range: { low: seen.low, high: seen.high }, scale: "ratio" },
    ...{ basis: "modelled", part: "parameter" },
    source: `from ${seen.matched} calls at flex with like work at standard`,
  });
}

type PlainAssumption =
  | "refusalSeconds"
  | "stallShare"
  | "stallSeconds"
  | "prioritySlowdown"
  | "billAbandoned"
  | "cacheLossOnFallback";

/** Everything about a scenario's world that may not be known exactly, in a fixed order. */
export function scenarioParts(
  assumptions: Assumptions,
  evidence: Evidence,
): readonly UncertainPart[] {
  const { batchTurnaround: batch } = assumptions;
  const byDefault = DEFAULT_ASSUMPTIONS;
  /** Of a number by its name: the reader hands the default itself on where a scenario names none. */
  const stated = (name: PlainAssumption, scale: RangeScale): UncertainPart => {
    const range = assumptions[name];
    return assumed(name, range, scale, range === byDefault[name] ? PRIOR : STATED);
  };
  const ofBatch = (
    name: WorldNumber,
    field: "medianSeconds" | "lateShare" | "expiredShare",
    scale: RangeScale,
  ): UncertainPart => {
    const isDefault = batch[field] === byDefault.batchTurnaround[field];
    return assumed(name, batch[field], scale, isDefault ? PRIOR : STATED);
  };
  return [
    ...availabilityParts(assumptions.availability, evidence),
    stated("refusalSeconds", "ratio"),
    stated("stallShare", "share"),
    stated("stallSeconds", "ratio"),
    slowdownPart(assumptions, evidence),
    stated("prioritySlowdown", "ratio"),
    ofBatch("batchSeconds", "medianSeconds", "ratio"),
    ofBatch("batchLateShare", "lateShare", "share"),
    ofBatch("batchExpiredShare", "expiredShare", "share"),
    stated("billAbandoned", "share"),
    stated("cacheLossOnFallback", "share"),
  ];
}
