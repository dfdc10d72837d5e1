import { US_PER_S } from "../../core/time.ts";
import type {
  FlexDayOnWire,
  GroupOnWire,
  ScenarioTraffic,
  TimedOnWire,
} from "../../wire/scenario-traffic.ts";
import { type TimedCall, TimedCalls, type TimedSnapshot } from "../latency/timed-calls.ts";
import { type MatchedNames, tagOf } from "../scenario/match-workload.ts";
import type { FlexDay } from "./flex-days.ts";
import type { PortableTraffic } from "./portable-traffic.ts";
import { MONEY_FIELDS, noMoney } from "./request-money.ts";
import { ThinnedList } from "./thinned-list.ts";
import type { TrafficClass } from "./traffic.ts";

function namesOf(names: MatchedNames): readonly (string | null)[] {
  const { project, workload, model, endpoint, apiKey } = names;
  const tag = tagOf(names);
  return [project, workload, model, endpoint, apiKey, ...(tag === workload ? [] : [tag])];
}

/** Differences from one to the next, and the sums that they make again. */
const steps = (values: readonly number[]): number[] =>
  values.map((value, place) => value - (values[place - 1] ?? 0));
function sums(of: readonly number[]): number[] {
  let at = 0;
  return of.map((step) => {
    at += step;
    return at;
  });
}

/** When requests came, by whole seconds and in order: ticks of engines are whole seconds, so that no more is needed. */
function arrivalsBySecond({ arrivals }: TrafficClass) {
  const bySecond = new Map<number, number>();
  for (const [place, us] of arrivals.us.entries()) {
    const second = Math.floor(us / US_PER_S);
    bySecond.set(second, (bySecond.get(second) ?? 0) + (arrivals.count[place] ?? 0));
  }
  const seconds = [...bySecond.keys()].sort((a, b) => a - b);
  const counts = seconds.map((second) => bySecond.get(second) ?? 0);
  return {
    afterSeconds: steps(seconds),
    arrived: counts.every((count) => count === 1) ? null : counts,
  };
}

function groupedOnWire({ today: { grouped } }: TrafficClass): GroupOnWire["grouped"] {
  return [grouped.operations, grouped.flexAttempts, grouped.fellBack];
}

const groupOnWire = (known: TrafficClass): GroupOnWire => ({
  kind: known.workload ?? 0,
  ...{ provider: known.provider, outputSize: known.outputSize },
  ...{ requests: known.requests, records: known.records, inputTokens: known.inputTokens },
  ...{ todayUnknown: known.todayUnknown, keptAtStandard: known.keptAtStandard },
  money: MONEY_FIELDS.map((field) => String(known.money[field])),
  ...arrivalsBySecond(known),
  standardMs: known.standardMs.snapshot(),
  outputTokens: known.outputTokens.snapshot(),
  ...{ flexAttempts: known.today.flexAttempts, fellBack: known.today.fellBack },
  grouped: groupedOnWire(known),
  totalMs: known.today.totalMs.snapshot(),
});

function timedOnWire({ calls, every, came }: TimedSnapshot): TimedOnWire {
  const { provider = null, model = null, tier = "" } = calls[0] ?? {};
  return {
    ...{ provider, model, tier, every, came },
    latencyMs: calls.map(({ latencyMs }) => latencyMs),
    ttftMs: calls.map(({ ttftMs }) => ttftMs),
    inputTokens: calls.map(({ inputTokens }) => inputTokens),
    outputTokens: calls.map(({ outputTokens }) => outputTokens),
    afterUs: steps(calls.map(({ atUs }) => atUs)),
  };
}

const flexDayOnWire = ({ flex, standard, actual, lost, ...day }: FlexDay): FlexDayOnWire => ({
  ...day,
  money: [flex, standard, actual, lost].map(String),
});

function flexDay({ money, ...day }: FlexDayOnWire): FlexDay {
  const [flex = 0n, standard = 0n, actual = 0n, lost = 0n] = money.map(BigInt);
  return { ...day, flex, standard, actual, lost };
}

/** Portable traffic as JSON can carry it. */
export function trafficOnWire(portable: PortableTraffic): ScenarioTraffic {
  const { capacity, setAside, records, leftOut, remarks } = portable;
  const { attempts, otherRefusals, unknownRefusals, silent } = capacity;
  return {
    kinds: portable.kinds.map(({ names, missing }) => ({ names: namesOf(names), missing })),
    groups: portable.classes.map(groupOnWire),
    met: portable.met.map(({ names, records: own }) => ({ names: namesOf(names), records: own })),
    setAside,
    capacity: {
      afterUs: steps(attempts.map(({ atUs }) => atUs)),
      accepted: attempts.map(({ accepted }) => (accepted ? "1" : "0")).join(""),
      ...{ otherRefusals, unknownRefusals, silent },
    },
    timed: portable.timed.snapshots().map(timedOnWire),
    flexDays: portable.flexDays.map(flexDayOnWire),
    ...{ records, leftOut, remarks },
  };
}

function matchedNames([
  project = null,
  workload = null,
  model = null,
  endpoint = null,
  apiKey = null,
  tag = workload,
]: readonly (string | null)[]): MatchedNames {
  return { project, workload, model, endpoint, apiKey, tag };
}

function groupedFromWire({ grouped }: GroupOnWire): TrafficClass["today"]["grouped"] {
  const [operations, flexAttempts, fellBack] = grouped;
  return { operations, flexAttempts, fellBack };
}

function classOf(group: GroupOnWire, model: string | null): TrafficClass {
  const { kind, provider, outputSize, requests, records, inputTokens } = group;
  const { todayUnknown, keptAtStandard, flexAttempts, fellBack } = group;
  const money = noMoney();
  for (const [place, field] of MONEY_FIELDS.entries()) {
    money[field] = BigInt(group.money[place] ?? 0);
  }
  const us = sums(group.afterSeconds).map((second) => second * US_PER_S);
  return {
    ...{ workload: kind, provider, model, outputSize, requests, records, inputTokens, money },
    ...{ todayUnknown, keptAtStandard },
    arrivals: { us, count: [...(group.arrived ?? us.map(() => 1))] },
    standardMs: ThinnedList.from(group.standardMs),
    outputTokens: ThinnedList.from(group.outputTokens),
    today: {
      ...{ flexAttempts, fellBack },
      grouped: groupedFromWire(group),
      totalMs: ThinnedList.from(group.totalMs),
    },
  };
}

function timedCalls(timed: TimedOnWire): TimedSnapshot {
  const { provider, model, tier, every, came } = timed;
  const at = sums(timed.afterUs);
  const calls = timed.latencyMs.map(
    (latencyMs, place): TimedCall => ({
      ...{ provider, model, tier, latencyMs },
      ttftMs: timed.ttftMs[place] ?? null,
      inputTokens: timed.inputTokens[place] ?? 0,
      outputTokens: timed.outputTokens[place] ?? 0,
      atUs: at[place] ?? 0,
    }),
  );
  return { calls, every, came };
}

/** The same again from what was sent. */
export function trafficFromWire(sent: ScenarioTraffic): PortableTraffic {
  const { setAside, records, leftOut, remarks } = sent;
  const kinds = sent.kinds.map(({ names, missing }) => ({ names: matchedNames(names), missing }));
  const at = sums(sent.capacity.afterUs);
  const { accepted, otherRefusals, unknownRefusals, silent } = sent.capacity;
  return {
    kinds,
    met: sent.met.map((one) => ({ names: matchedNames(one.names), records: one.records })),
    classes: sent.groups.map((group) => classOf(group, kinds[group.kind]?.names.model ?? null)),
    setAside,
    capacity: {
      attempts: at.map((atUs, place) => ({ atUs, accepted: accepted[place] === "1" })),
      ...{ otherRefusals, unknownRefusals, silent },
    },
    timed: TimedCalls.from(sent.timed.map(timedCalls)),
    flexDays: sent.flexDays.map(flexDay),
    ...{ records, leftOut, remarks },
  };
}
