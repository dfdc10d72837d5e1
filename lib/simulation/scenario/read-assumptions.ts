import { DEFAULT_ASSUMPTIONS } from "./default-assumptions.ts";
import { readAvailability } from "./read-availability.ts";
import {
  kindIn,
  numberIn,
  objectIn,
  type Place,
  rangeIn,
  refuseUnknown,
  SECONDS,
  SHARE,
} from "./read-range.ts";
import {
  type Assumptions,
  type BatchTurnaround,
  SLOWDOWN_KINDS,
  type SlowdownAssumption,
} from "./scenario.ts";

const TIMES = { least: 0.01, most: 10_000 };
const SIGMA = { least: 0, most: 10 };

function readSlowdown(assumptions: Place): SlowdownAssumption {
  const what = `an object with a kind, which can be ${SLOWDOWN_KINDS.join(", ")}`;
  const place = objectIn(assumptions, "slowdown", what);
  const kind = place && kindIn(place, SLOWDOWN_KINDS);
  if (place === null || kind === null) return DEFAULT_ASSUMPTIONS.slowdown;
  switch (kind) {
    case "fitted":
      refuseUnknown(place, ["kind"]);
      return { kind };
    case "constant":
      refuseUnknown(place, ["kind", "value"]);
      return { kind, value: rangeIn(place, "value", null, TIMES) };
    case "lognormal":
      refuseUnknown(place, ["kind", "median", "sigma"]);
      return {
        kind,
        median: rangeIn(place, "median", null, TIMES),
        sigma: numberIn(place, "sigma", 0.5, SIGMA),
      };
  }
}

function readTurnaround(assumptions: Place): BatchTurnaround {
  const byDefault = DEFAULT_ASSUMPTIONS.batchTurnaround;
  const names = Object.keys(byDefault);
  const place = objectIn(assumptions, "batchTurnaround", `an object with ${names.join(", ")}`);
  if (place === null) return byDefault;
  refuseUnknown(place, names);
  const { medianSeconds, sigma, lateShare, expiredShare } = byDefault;
  return {
    medianSeconds: rangeIn(place, "medianSeconds", medianSeconds, { ...SECONDS, least: 1 }),
    sigma: numberIn(place, "sigma", sigma, SIGMA),
    lateShare: rangeIn(place, "lateShare", lateShare, SHARE),
    expiredShare: rangeIn(place, "expiredShare", expiredShare, SHARE),
  };
}

/** What a scenario assumes; what it leaves out is `DEFAULT_ASSUMPTIONS`. */
export function readAssumptions(scenario: Place): Assumptions {
  const names = Object.keys(DEFAULT_ASSUMPTIONS);
  const place = objectIn(scenario, "assumptions", `an object with ${names.join(", ")}`);
  if (place === null) return DEFAULT_ASSUMPTIONS;
  refuseUnknown(place, names);
  const { retryAfterSeconds } = place.fields;
  const range = (
    name:
      | "refusalSeconds"
      | "stallShare"
      | "stallSeconds"
      | "prioritySlowdown"
      | "billAbandoned"
      | "cacheLossOnFallback",
    bounds = SHARE,
  ) => rangeIn(place, name, DEFAULT_ASSUMPTIONS[name], bounds);
  return {
    availability: readAvailability(place),
    refusalSeconds: range("refusalSeconds", SECONDS),
    stallShare: range("stallShare"),
    stallSeconds: range("stallSeconds", SECONDS),
    retryAfterSeconds: retryAfterSeconds === null ? null : retryAfterOf(place),
    slowdown: readSlowdown(place),
    prioritySlowdown: range("prioritySlowdown", TIMES),
    batchTurnaround: readTurnaround(place),
    billAbandoned: range("billAbandoned"),
    cacheLossOnFallback: range("cacheLossOnFallback"),
  };
}

const retryAfterOf = (place: Place): number | null =>
  place.fields.retryAfterSeconds === undefined
    ? DEFAULT_ASSUMPTIONS.retryAfterSeconds
    : numberIn(place, "retryAfterSeconds", 0, SECONDS);
