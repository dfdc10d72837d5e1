import type { CapacityAttempts } from "../estimate/capacity-attempts.ts";
import type { TimedCalls } from "../latency/timed-calls.ts";
import { fitsMatch, matchWorkload } from "../scenario/match-workload.ts";
import type { ScenarioWorkload } from "../scenario/scenario.ts";
import type { FlexDay } from "./flex-days.ts";
import type { GroupSorter, MetNames, TrafficKind } from "./group-sorter.ts";
import { inKeyOrder } from "./in-key-order.ts";
import { type MissingPrice, MONEY_FIELDS, noMoney, usedTiers } from "./request-money.ts";
import { ThinnedList } from "./thinned-list.ts";
import type { SetAside, Traffic, TrafficClass, Unevaluable } from "./traffic.ts";

/** The records of a filter for any scenario: of its classes, `workload` is the place of their kind. */
export interface PortableTraffic {
  readonly kinds: readonly TrafficKind[];
  readonly met: readonly MetNames[];
  readonly classes: readonly TrafficClass[];
  readonly setAside: SetAside;
  readonly capacity: CapacityAttempts;
  readonly timed: TimedCalls;
  readonly flexDays: readonly FlexDay[];
  readonly records: number;
  readonly leftOut: number;
  readonly remarks: readonly string[];
}

/** What a group sorter collected. */
export function portableTraffic(
  sorter: GroupSorter,
  { classes, setAside, capacity, timed, flexDays, records }: Traffic,
  remarks: readonly string[],
): PortableTraffic {
  const { kinds, met } = sorter;
  const read = { kinds, met, classes, setAside, capacity, timed, flexDays, records };
  return { ...read, leftOut: sorter.leftOut(), remarks };
}

type SoldTier = ReturnType<typeof usedTiers>[number];

/** The first price that a policy would need and that is missing; `null` where none is. */
function missingFor(
  { missing }: TrafficKind,
  workload: ScenarioWorkload | undefined,
  soldAt: readonly SoldTier[],
): MissingPrice | null {
  if (workload === undefined) return missing.today ?? null;
  const used = [...usedTiers(workload.policy), ...soldAt];
  const tier = used.find((one) => missing[one] !== undefined);
  return tier === undefined ? null : (missing[tier] ?? null);
}

interface OpenClass {
  readonly parts: TrafficClass[];
  readonly place: number | null;
}

/** Several groups as one class of a scenario. */
function together({ parts, place }: OpenClass): TrafficClass | null {
  const [first] = parts;
  if (first === undefined) return null;
  const { provider, model, outputSize } = first;
  const sum = (of: (part: TrafficClass) => number): number =>
    parts.reduce((total, part) => total + of(part), 0);
  const money = noMoney();
  for (const part of parts) {
    for (const field of MONEY_FIELDS) money[field] += part.money[field];
  }
  return {
    ...{ workload: place, provider, model, outputSize, money },
    requests: sum(({ requests }) => requests),
    records: sum(({ records }) => records),
    todayUnknown: sum(({ todayUnknown }) => todayUnknown),
    keptAtStandard: sum(({ keptAtStandard }) => keptAtStandard),
    inputTokens: sum(({ inputTokens }) => inputTokens),
    arrivals: {
      us: parts.flatMap(({ arrivals }) => arrivals.us),
      count: parts.flatMap(({ arrivals }) => arrivals.count),
    },
    standardMs: ThinnedList.together(parts.map(({ standardMs }) => standardMs)),
    outputTokens: ThinnedList.together(parts.map(({ outputTokens }) => outputTokens)),
    today: {
      flexAttempts: sum(({ today }) => today.flexAttempts),
      fellBack: sum(({ today }) => today.fellBack),
      grouped: {
        operations: sum(({ today: { grouped } }) => grouped.operations),
        flexAttempts: sum(({ today: { grouped } }) => grouped.flexAttempts),
        fellBack: sum(({ today: { grouped } }) => grouped.fellBack),
      },
      totalMs: ThinnedList.together(parts.map(({ today }) => today.totalMs)),
    },
  };
}

/**
 * The traffic of a scenario with these workloads: what collecting the records for it alone would give. What is not sold
 * at `soldAt` is left out too, so that policies may be compared on the same requests.
 */
export function trafficOf(
  portable: PortableTraffic,
  workloads: readonly ScenarioWorkload[],
  soldAt: readonly SoldTier[] = [],
): Traffic {
  const open = new Map<string, OpenClass>();
  const unevaluable = new Map<string, Unevaluable>();
  for (const part of portable.classes) {
    const kind = portable.kinds[part.workload ?? -1];
    if (kind === undefined) continue;
    const place = matchWorkload(kind.names, workloads);
    const missing = missingFor(kind, workloads[place ?? -1], soldAt);
    if (missing !== null) {
      const line = { ...missing, model: part.model };
      const key = JSON.stringify(line);
      const before = unevaluable.get(key)?.records ?? 0;
      unevaluable.set(key, { ...line, records: before + part.records });
      continue;
    }
    const key = JSON.stringify([place, part.provider, part.model, part.outputSize]);
    const found = open.get(key);
    if (found) found.parts.push(part);
    else open.set(key, { parts: [part], place });
  }
  const { setAside, capacity, timed, flexDays, records, met } = portable;
  return {
    classes: inKeyOrder(open).flatMap((one) => together(one) ?? []),
    unevaluable: inKeyOrder(unevaluable).sort((a, b) => b.records - a.records),
    fitting: workloads.map(({ match }) =>
      met.reduce((sum, one) => sum + (fitsMatch(one.names, match) ? one.records : 0), 0),
    ),
    ...{ setAside, capacity, timed, flexDays, records },
  };
}
