import { nextStep } from "../../../retry/decide.ts";
import { type LatchState, latchState } from "../../../retry/latch-state.ts";
import { type RetryPurse, retryPurse } from "../../../retry/retry-purse.ts";
import { acceptAt, type Tape } from "../../availability/tape.ts";
import type { Population } from "../../engine.ts";
import {
  addAnswered,
  addTo,
  emptyOutcome,
  type OutcomeSums,
  tierAfterFlex,
} from "../../outcome/outcome.ts";
import { uniformOfWord } from "../../random/streams.ts";
import { fillThreefry13, type RandomKey } from "../../random/threefry.ts";
import { type AttemptPlan, shareInTime } from "../attempt-plan.ts";
import { exhaustedStart, tallyAnswered, tallyExhausted } from "../flex-tally.ts";
import { type ArrivalOrder, arrivalOrder } from "./arrival-order.ts";
import { eventHeap } from "./event-heap.ts";

/** Chance for how long answered calls last stands apart from that for attempts. */
const ANSWER_LANE = 2 ** 30;

/** An operation that is under way; its slot is used again when it is over. */
interface Operation {
  number: number;
  place: number;
  arrivedSeconds: number;
  attempt: number;
  asProbe: boolean;
  waitedSeconds: number | null;
  /** What its attempt that is under way ends with. */
  end: "begins" | "answered" | "refused" | "stalled" | "timed-out";
}

/**
 * One client in order of time, whose latch and purse of retries make its requests affect each other. A refusal is known
 * when it has been told, an answer when it has come. The latch is asked once, when a request arrives.
 */
export function sharedClientOutcomes(
  plan: AttemptPlan,
  population: Population,
  tape: Tape,
  key: RandomKey,
): OutcomeSums[] {
  if (population.arrivals === null) return [];
  const client = new SharedClient(plan, population, tape, key, arrivalOrder(population.arrivals));
  return client.run();
}

class SharedClient {
  private readonly plan: AttemptPlan;
  private readonly population: Population;
  private readonly tape: Tape;
  private readonly key: RandomKey;
  private readonly order: ArrivalOrder;
  private readonly sums: OutcomeSums[];
  private readonly inTime: readonly number[];
  private readonly events = eventHeap();
  private readonly slots: Operation[] = [];
  private readonly free: number[] = [];
  private readonly latch: LatchState;
  private readonly purse: RetryPurse;
  private readonly words = new Int32Array(2);

  constructor(
    plan: AttemptPlan,
    population: Population,
    tape: Tape,
    key: RandomKey,
    order: ArrivalOrder,
  ) {
    this.plan = plan;
    this.population = population;
    this.tape = tape;
    this.key = key;
    this.order = order;
    this.sums = population.classes.map(() => emptyOutcome(plan.policy));
    this.inTime = population.classes.map(({ laws }) => shareInTime(plan, laws));
    this.latch = latchState(plan.policy.latch);
    this.purse = retryPurse(plan.policy.retryQuota);
  }

  run(): OutcomeSums[] {
    const { requests, atSeconds } = this.order;
    let arrived = 0;
    while (arrived < requests || this.events.size > 0) {
      const next = arrived < requests ? (atSeconds[arrived] ?? 0) : Infinity;
      const due = this.events.nextTime();
      if (next <= due) this.arrive(arrived++, next);
      else this.happen(this.events.pop(), due);
    }
    return this.sums;
  }

  private arrive(number: number, atSeconds: number): void {
    const place = this.order.classOf[number] ?? 0;
    const sums = this.sumsOf(place);
    sums.operations++;
    const admitted = this.latch.admit(atSeconds);
    if (admitted === "standard") {
      addTo(sums.attempts, 0, 1);
      const tier = tierAfterFlex(this.plan.policy);
      if (tier === null) sums.failed++;
      else addAnswered(sums, tier, 0, 1);
      return;
    }
    const slot = this.free.pop() ?? this.slots.length;
    const asProbe = admitted === "probe";
    this.slots[slot] = {
      number,
      place,
      arrivedSeconds: atSeconds,
      attempt: 1,
      asProbe,
      waitedSeconds: null,
      end: "begins",
    };
    this.begin(slot, atSeconds);
  }

  private happen(slot: number, atSeconds: number): void {
    const operation = this.slots[slot];
    if (operation === undefined) return;
    if (operation.end === "begins") this.begin(slot, atSeconds);
    else if (operation.end === "answered") {
      this.latch.answered(operation.asProbe);
      this.purse.refund();
      this.free.push(slot);
    } else {
      this.latch.failed(atSeconds, operation.asProbe);
      this.goOn(slot, operation, atSeconds);
    }
  }

  /** The attempt's chance is that of the per-request engine: number and attempt name it. */
  private begin(slot: number, atSeconds: number): void {
    const operation = this.slots[slot];
    if (operation === undefined) return;
    const { number, attempt, place } = operation;
    const isFirst = attempt === 1;
    fillThreefry13(this.words, 1, isFirst ? number >>> 1 : number, isFirst ? 0 : attempt, this.key);
    const uniform = uniformOfWord(this.words[isFirst ? number & 1 : 1] ?? 0);
    const accept = acceptAt(this.tape, atSeconds);
    const { stallShare, refusalSeconds, stallSeconds, timeoutSeconds } = this.plan;
    const sums = this.sumsOf(place);
    const share = this.inTime[place] ?? 1;
    let lastsSeconds = refusalSeconds;
    operation.end = "refused";
    if (uniform < accept * share) {
      operation.end = "answered";
      lastsSeconds = this.answerSeconds(operation, share);
      tallyAnswered(sums, {
        attempt,
        startSeconds: atSeconds - operation.arrivedSeconds,
        answered: 1,
      });
    } else if (uniform < accept) {
      operation.end = "timed-out";
      lastsSeconds = timeoutSeconds;
      sums.abandoned++;
    } else if (uniform < accept + (1 - accept) * stallShare) {
      operation.end = "stalled";
      lastsSeconds = stallSeconds;
      sums.stalled++;
    } else sums.refused++;
    this.events.push(atSeconds + lastsSeconds, slot);
  }

  private answerSeconds({ number, attempt, place }: Operation, share: number): number {
    const laws = this.population.classes[place]?.laws;
    if (!laws) return 0;
    fillThreefry13(this.words, 1, number, ANSWER_LANE + attempt, this.key);
    return laws.flex.quantile(uniformOfWord(this.words[0] ?? 0) * share);
  }

  private goOn(slot: number, operation: Operation, atSeconds: number): void {
    const { number, attempt, place, arrivedSeconds, waitedSeconds } = operation;
    const elapsedSeconds = atSeconds - arrivedSeconds;
    fillThreefry13(this.words, 1, number, attempt + 1, this.key);
    const retryAfterSeconds = operation.end === "timed-out" ? null : this.plan.askedSeconds;
    const failed = {
      attempt,
      elapsedSeconds,
      previousWaitSeconds: waitedSeconds,
      retryAfterSeconds,
    };
    const step = nextStep(this.plan.policy, failed, uniformOfWord(this.words[0] ?? 0));
    if (step.kind === "flex" && this.purse.pay()) {
      operation.attempt = attempt + 1;
      operation.waitedSeconds = step.waitSeconds;
      operation.end = "begins";
      this.events.push(atSeconds + step.waitSeconds, slot);
      return;
    }
    const followsAt = exhaustedStart(this.plan, elapsedSeconds);
    tallyExhausted(this.sumsOf(place), this.plan, attempt, followsAt, 1);
    this.free.push(slot);
  }

  private sumsOf(place: number): OutcomeSums {
    const sums = this.sums[place];
    if (sums === undefined)
      throw new RangeError(`There is no class ${place} among ${this.sums.length}.`);
    return sums;
  }
}
