import { shownValue } from "../../core/shown-value.ts";
import { pathOf } from "../../retry/field-checks.ts";
import type { HourOfWeek } from "../conditions.ts";
import { DEFAULT_ASSUMPTIONS, OUTAGE_PRIOR, REPLAY_DEFAULTS } from "./default-assumptions.ts";
import { point } from "./range.ts";
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
import { AVAILABILITY_KINDS, type AvailabilityAssumption } from "./scenario.ts";

const HOURS_PER_WEEK = 168;
const MEMORY = { least: 0.001, most: SECONDS.most };
/** A tier that is short of room all the time has no stretches of it. */
const SHARE_DOWN = { least: 0, most: 0.999 };

const FIELDS: Readonly<Record<AvailabilityAssumption["kind"], readonly string[]>> = {
  fitted: ["kind", "byHourOfWeek"],
  constant: ["kind", "refusal", "hourOfWeek"],
  "two-state": ["kind", "upAccept", "downAccept", "shareDown", "memorySeconds", "hourOfWeek"],
  "semi-markov": [
    ...["kind", "upAccept", "downAccept", "shareDown"],
    ...["shortShare", "shortSeconds", "longSeconds", "hourOfWeek"],
  ],
  replay: ["kind", "reachSeconds", "otherwise"],
};

function hoursIn({ fields, prefix, problems }: Place): HourOfWeek | null {
  const value = fields.hourOfWeek;
  if (value === undefined || value === null) return null;
  const isHours =
    Array.isArray(value) &&
    value.length === HOURS_PER_WEEK &&
    value.every((hour) => typeof hour === "number" && Math.abs(hour) <= 20);
  if (isHours) return value;
  const message = `hourOfWeek is ${shownValue(value)}; it must be ${HOURS_PER_WEEK} numbers from -20 to 20, added to the logit of acceptance in each hour from Monday 00:00 UTC, or null.`;
  problems.push({ field: pathOf(prefix, "hourOfWeek"), message });
  return null;
}

function flagIn({ fields, prefix, problems }: Place, name: string): boolean {
  const value = fields[name];
  if (value === undefined || typeof value === "boolean") return value ?? false;
  const message = `${name} is ${shownValue(value)}; it must be true or false.`;
  problems.push({ field: pathOf(prefix, name), message });
  return false;
}

/** What both models with outages say; what they leave out is the prior. */
const outagesIn = (place: Place) => ({
  upAccept: rangeIn(place, "upAccept", { low: 0.93, high: 0.999 }, SHARE),
  downAccept: rangeIn(place, "downAccept", { low: 0.01, high: 0.4 }, SHARE),
  shareDown: rangeIn(place, "shareDown", { low: 0.003, high: 0.15 }, SHARE_DOWN),
  hourOfWeek: hoursIn(place),
});

/** How often and in what stretches flex refuses, as a scenario assumes it. */
export function readAvailability(assumptions: Place): AvailabilityAssumption {
  const what = `an object with a kind, which can be ${AVAILABILITY_KINDS.join(", ")}`;
  const place = objectIn(assumptions, "availability", what);
  const kind = place && kindIn(place, AVAILABILITY_KINDS);
  if (place === null || kind === null) return DEFAULT_ASSUMPTIONS.availability;
  refuseUnknown(place, FIELDS[kind]);
  switch (kind) {
    case "fitted":
      return { kind, byHourOfWeek: flagIn(place, "byHourOfWeek") };
    case "constant":
      return { kind, refusal: rangeIn(place, "refusal", null, SHARE), hourOfWeek: hoursIn(place) };
    case "two-state": {
      const memorySeconds = rangeIn(place, "memorySeconds", { low: 30, high: 7_200 }, MEMORY);
      return { kind, ...outagesIn(place), memorySeconds };
    }
    case "semi-markov": {
      const { shortShare, shortSeconds, longSeconds } = OUTAGE_PRIOR;
      return {
        kind,
        ...outagesIn(place),
        shortShare: rangeIn(place, "shortShare", point(shortShare), SHARE),
        shortSeconds: rangeIn(place, "shortSeconds", point(shortSeconds), MEMORY),
        longSeconds: rangeIn(place, "longSeconds", point(longSeconds), MEMORY),
      };
    }
    case "replay":
      return {
        kind,
        reachSeconds: numberIn(place, "reachSeconds", REPLAY_DEFAULTS.reachSeconds, SECONDS),
        otherwise: rangeIn(place, "otherwise", REPLAY_DEFAULTS.otherwise, SHARE),
      };
  }
}
