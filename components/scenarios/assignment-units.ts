import { POLICY_PRESETS } from "../../lib/retry/presets.ts";
import type { AssignmentMode } from "../../lib/simulation/decide/choose-assignment.ts";
import type { MatchedNames } from "../../lib/simulation/scenario/match-workload.ts";
import { formatCount } from "../format/quantity.ts";
import { matchWords } from "./match-choices.ts";
import {
  type Draft,
  type DraftWorkload,
  type JsonObject,
  presetJson,
  presetOf,
} from "./scenario-file.ts";
import type { AssignmentAsk, LoadedTraffic } from "./worker-messages.ts";

/** Requests for which one policy is chosen. */
export interface NamedUnit {
  readonly name: string;
  readonly match: JsonObject;
  /** The scenario's own; `null` where it leaves these as they are. */
  readonly own: JsonObject | null;
  readonly deadlineSeconds: number | null;
  /** They stay as they are, whatever is chosen elsewhere. */
  readonly isKept: boolean;
}

export interface AssignmentUnits {
  readonly by: "workload" | "project" | "everything" | "scenario";
  readonly units: readonly NamedUnit[];
}

type Met = Pick<LoadedTraffic, "met">;

const MOST_UNITS = 40;

const REST: Omit<NamedUnit, "name"> = { match: {}, own: null, deadlineSeconds: null, isKept: true };

function unitsBy(
  { met }: Met,
  key: keyof MatchedNames & ("workload" | "project"),
  deadlineSeconds: number | null,
): readonly NamedUnit[] {
  const counts = new Map<string | null, number>();
  for (const { names, records } of met) {
    counts.set(names[key], (counts.get(names[key]) ?? 0) + records);
  }
  const sorted = [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  const units = sorted.slice(0, MOST_UNITS).map((name) => ({
    ...{ name: name ?? `no ${key}`, match: { [key]: name }, own: null },
    ...{ deadlineSeconds, isKept: false },
  }));
  const more = sorted.length - units.length;
  return more === 0 ? units : [...units, { name: `${formatCount(more)} more`, ...REST }];
}

const secondsOf = ({ deadlineSeconds }: DraftWorkload): number | null =>
  typeof deadlineSeconds === "number" ? deadlineSeconds : null;

/** What tiers are chosen for: the scenario's own rows where its policies stay, else workloads, or projects where none is named. */
export function assignmentUnits(
  traffic: Met,
  { workloads }: Draft,
  mode: AssignmentMode,
  deadlineSeconds: number | null,
): AssignmentUnits {
  if (mode === "own") {
    const rows = workloads.map((row) => ({
      ...{ name: matchWords(row.match), match: row.match, own: row.policy, isKept: false },
      deadlineSeconds: secondsOf(row) ?? deadlineSeconds,
    }));
    const isAll = workloads.some(({ match }) => Object.keys(match).length === 0);
    return { by: "scenario", units: isAll ? rows : [...rows, { name: "all others", ...REST }] };
  }
  for (const by of ["workload", "project"] as const) {
    if (traffic.met.some(({ names }) => names[by] !== null)) {
      return { by, units: unitsBy(traffic, by, deadlineSeconds) };
    }
  }
  const all = { ...REST, name: "all requests", deadlineSeconds, isKept: false };
  return { by: "everything", units: [all] };
}

/** A policy that may be chosen for any unit. */
export interface Candidate {
  readonly id: string;
  readonly title: string;
  /** `null`: `today` leaves units as they are, `own` takes the scenario's own policy of each. */
  readonly policy: JsonObject | null;
}

const TRIED = [
  ...["standard", "priority", "batch", "flex-backoff-then-standard", "flex-once"],
  ...["timeout-180", "timeout-30", "sdk-default", "patient"],
];

const PRESETS: readonly Candidate[] = TRIED.flatMap((id) => {
  const preset = POLICY_PRESETS.find((one) => one.id === id);
  return preset ? [{ id, title: preset.title, policy: presetJson(preset) }] : [];
});

const AS_TODAY: Candidate = { id: "today", title: "As today", policy: null };
const OWN: Candidate = { id: "own", title: "My policy", policy: null };

/** Policies that are tried for every unit, today's first; the scenario's own where these are the units. */
export const assignmentCandidates = ({ by }: AssignmentUnits): readonly Candidate[] => [
  AS_TODAY,
  ...(by === "scenario" ? [OWN] : []),
  ...PRESETS,
];

/** What a candidate is called for a unit. */
export function candidateTitle({ id, title }: Candidate, { own }: NamedUnit): string {
  if (id !== "own") return title;
  if (own === null) return AS_TODAY.title;
  return presetOf(own)?.title ?? `Edited: ${String(own.kind)}`;
}

const IDLE: JsonObject = { kind: "standard" };

/** A candidate on all units, as a worker takes it. */
export function assignmentAsk(
  { seed, assumptions }: Draft,
  units: readonly NamedUnit[],
  { id, policy }: Candidate,
): AssignmentAsk {
  const policies = units.map((unit) =>
    unit.isKept || id === "today" ? null : id === "own" ? unit.own : policy,
  );
  const workloads = units.map(({ match, deadlineSeconds }, place) => ({
    ...{ match, deadlineSeconds, policy: policies[place] ?? IDLE },
  }));
  return { file: { seed, assumptions, workloads }, kept: policies.map((one) => one === null) };
}
