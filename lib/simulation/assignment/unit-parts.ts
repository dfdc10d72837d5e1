import type { Policy } from "../../retry/policy.ts";
import { matchWorkload } from "../scenario/match-workload.ts";
import type { ScenarioMatch } from "../scenario/scenario.ts";
import type { PortableTraffic } from "../traffic/portable-traffic.ts";
import { usedTiers } from "../traffic/request-money.ts";
import type { TrafficClass, Unevaluable } from "../traffic/traffic.ts";

/** Requests with the policy that is tried for them; the first unit that a request fits takes it. */
export interface AssignmentUnit {
  readonly match: ScenarioMatch;
  /** `null` leaves them as they are today. */
  readonly policy: Policy | null;
  readonly deadlineSeconds: number | null;
}

/** A unit's requests under its policy: those that it takes, and those that stay since they are not sold there. */
export interface UnitParts {
  readonly moved: readonly TrafficClass[];
  readonly kept: readonly TrafficClass[];
}

export interface PartedTraffic {
  readonly units: readonly UnitParts[];
  /** Without a price as served and at standard: in no sum, whatever the policy. */
  readonly unevaluable: readonly Unevaluable[];
  /** Records whose tier today is not known: held to be at standard today. */
  readonly heldAtStandard: number;
}

type Kind = PortableTraffic["kinds"][number];

const held = (part: TrafficClass): TrafficClass => ({
  ...part,
  money: { ...part.money, today: part.money.standard },
});

/** Whether each tier that a policy may use has a price. */
const isSold = (policy: Policy | null, { missing }: Kind): boolean =>
  policy !== null && usedTiers(policy).every((tier) => missing[tier] === undefined);

/** What each unit's policy takes and what stays as it is, so that all policies are held against each other on the same requests. */
export function unitParts(
  { kinds, classes }: PortableTraffic,
  units: readonly AssignmentUnit[],
): PartedTraffic {
  const made = units.map(() => ({ moved: [] as TrafficClass[], kept: [] as TrafficClass[] }));
  const without = new Map<string, Unevaluable>();
  let heldAtStandard = 0;
  for (const part of classes) {
    const kind = kinds[part.workload ?? -1];
    const place = kind ? matchWorkload(kind.names, units) : null;
    const [own, unit] = [made[place ?? -1], units[place ?? -1]];
    if (!kind || !own || !unit) continue;
    const { today, standard } = kind.missing;
    if (today !== undefined && standard !== undefined) {
      const line = { ...today, model: part.model };
      const key = JSON.stringify(line);
      const records = (without.get(key)?.records ?? 0) + part.records;
      without.set(key, { ...line, records });
      continue;
    }
    if (today !== undefined) heldAtStandard += part.records;
    const list = isSold(unit.policy, kind) ? own.moved : own.kept;
    list.push(today === undefined ? part : held(part));
  }
  const unevaluable = [...without.values()].sort((a, b) => b.records - a.records);
  return { units: made, unevaluable, heldAtStandard };
}
