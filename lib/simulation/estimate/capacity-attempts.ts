import type { ErrorClass, Outcome, UsageRecord } from "../../core/record.ts";
import { isUndated, US_PER_S } from "../../core/time.ts";
import type { AttemptSeries } from "./two-state-likelihood.ts";

/** A refusal for want of room. A rate limit, a quota and a slow-down are the caller's own doing and say nothing of room. */
const NO_ROOM: ReadonlySet<ErrorClass> = new Set<ErrorClass>(["flex_unavailable", "overloaded"]);
const LET_IN: ReadonlySet<Outcome> = new Set<Outcome>(["success", "incomplete"]);

export interface CapacityAttempt {
  readonly atUs: number;
  readonly accepted: boolean;
}

/** What attempts at a tier say of its room, and what of them says nothing. */
export interface CapacityAttempts {
  /** In order of time. */
  readonly attempts: readonly CapacityAttempt[];
  /** 429s of a rate limit, a quota or a slow-down, … */
  readonly otherRefusals: number;
  /** … 429s whose cause the source cannot tell, … */
  readonly unknownRefusals: number;
  /** … and attempts that failed otherwise, were never answered, or name no time. */
  readonly silent: number;
}

/** What of a call says whether flex had room. */
export type FlexAttempt = Pick<
  UsageRecord,
  "startUs" | "outcome" | "errorClass" | "tierRequested" | "tierServed" | "grain"
>;

const OTHER: ReadonlySet<ErrorClass> = new Set<ErrorClass>(["rate_limit", "slow_down", "quota"]);

/** Whether a call says that flex had room; `null` where it does not say. */
function roomTold({ outcome, errorClass, tierServed }: FlexAttempt): boolean | null {
  if (errorClass !== null && NO_ROOM.has(errorClass)) return false;
  // Asked for flex and served elsewhere by the provider: not let in, and not refused either.
  const isElsewhere = tierServed !== null && tierServed !== "flex";
  return LET_IN.has(outcome) && errorClass === null && !isElsewhere ? true : null;
}

/** The attempts at flex that say whether it had room, sorted by time; the others counted by why they do not. */
export function capacityAttempts(records: Iterable<FlexAttempt>): CapacityAttempts {
  const attempts: CapacityAttempt[] = [];
  let [otherRefusals, unknownRefusals, silent] = [0, 0, 0];
  for (const record of records) {
    const isFlex = record.tierRequested === "flex" || record.tierServed === "flex";
    if (record.grain !== "call" || !isFlex) continue;
    const accepted = roomTold(record);
    const cause = record.errorClass;
    if (cause !== null && OTHER.has(cause)) otherRefusals += 1;
    else if (cause === "http_429") unknownRefusals += 1;
    else if (accepted === null || isUndated(record.startUs)) silent += 1;
    else attempts.push({ atUs: record.startUs, accepted });
  }
  attempts.sort((a, b) => a.atUs - b.atUs || Number(a.accepted) - Number(b.accepted));
  return { attempts, otherRefusals, unknownRefusals, silent };
}

/** The same as gaps and answers. */
export function seriesOf(attempts: readonly CapacityAttempt[]): AttemptSeries {
  const gapSeconds = Float64Array.from(attempts, ({ atUs }, place) =>
    place === 0 ? 0 : (atUs - (attempts[place - 1]?.atUs ?? atUs)) / US_PER_S,
  );
  const accepted = Uint8Array.from(attempts, ({ accepted: isIn }) => (isIn ? 1 : 0));
  return { gapSeconds, accepted };
}
