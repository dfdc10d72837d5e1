import type { BatchPolicy } from "../../../retry/policy.ts";
import type { Population } from "../../engine.ts";
import { addAnswered, addTo, emptyOutcome, type OutcomeSums } from "../../outcome/outcome.ts";
import { uniformOfWord } from "../../random/streams.ts";
import { fillThreefry13, type RandomKey } from "../../random/threefry.ts";
import { type ArrivalOrder, arrivalOrder } from "./arrival-order.ts";
import { eventHeap } from "./event-heap.ts";

/** After so many expired rounds an operation counts as failed. */
const MOST_ROUNDS = 100;

/** What a queue of batches came to. */
export interface BatchQueueResult {
  readonly classes: OutcomeSums[];
  /** The mean of the tokens that are submitted and unfinished, over the time from the first arrival to the last end. */
  readonly meanEnqueuedTokens: number;
  readonly mostEnqueuedTokens: number;
}

/**
 * Batches in order of time under a limit of enqueued tokens: requests are gathered, submitted while their tokens fit,
 * and wait in order of arrival, or go to standard, while they do not. All that is submitted at one moment is one batch
 * and ends at one. A request that alone is larger than the limit goes to standard.
 */
export function batchQueue(
  policy: BatchPolicy,
  population: Population,
  key: RandomKey,
): BatchQueueResult {
  if (population.arrivals === null)
    return { classes: [], meanEnqueuedTokens: 0, mostEnqueuedTokens: 0 };
  return new BatchQueue(policy, population, key, arrivalOrder(population.arrivals)).run();
}

class BatchQueue {
  private readonly policy: BatchPolicy;
  private readonly population: Population;
  private readonly key: RandomKey;
  private readonly order: ArrivalOrder;
  private readonly sums: OutcomeSums[];
  private readonly limit: number;
  private readonly rounds: Uint8Array;
  private readonly ends = eventHeap();
  private readonly batches: {
    readonly requests: number[];
    readonly tokens: number;
    readonly expired: boolean;
  }[] = [];
  private waiting: number[] = [];
  /** The first of `waiting` that still waits. */
  private head = 0;
  private enqueued = 0;
  private most = 0;
  private tokenSeconds = 0;
  private lastSeconds = 0;
  private readonly words = new Int32Array(2);

  constructor(policy: BatchPolicy, population: Population, key: RandomKey, order: ArrivalOrder) {
    this.policy = policy;
    this.population = population;
    this.key = key;
    this.order = order;
    this.sums = population.classes.map(() => emptyOutcome(policy));
    this.limit = policy.maxEnqueuedTokens ?? Infinity;
    this.rounds = new Uint8Array(order.requests);
  }

  run(): BatchQueueResult {
    const { requests, atSeconds } = this.order;
    const firstSeconds = atSeconds[0] ?? 0;
    this.lastSeconds = firstSeconds;
    let arrived = 0;
    while (arrived < requests || this.ends.size > 0) {
      const submitted =
        arrived < requests ? this.submissionAfter(atSeconds[arrived] ?? 0) : Infinity;
      const due = this.ends.nextTime();
      if (due <= submitted) this.endBatch(this.ends.pop(), due);
      else {
        this.advance(submitted);
        while (arrived < requests && this.submissionAfter(atSeconds[arrived] ?? 0) <= submitted) {
          this.arrive(arrived++);
        }
        this.submit(submitted);
      }
    }
    const seconds = this.lastSeconds - firstSeconds;
    const meanEnqueuedTokens = seconds > 0 ? this.tokenSeconds / seconds : 0;
    return { classes: this.sums, meanEnqueuedTokens, mostEnqueuedTokens: this.most };
  }

  private submissionAfter(atSeconds: number): number {
    const { holdSeconds } = this.policy;
    return holdSeconds === 0 ? atSeconds : Math.ceil(atSeconds / holdSeconds) * holdSeconds;
  }

  private advance(toSeconds: number): void {
    this.tokenSeconds += this.enqueued * (toSeconds - this.lastSeconds);
    this.lastSeconds = toSeconds;
  }

  private arrive(number: number): void {
    const sums = this.sumsOf(number);
    sums.operations++;
    addTo(sums.attempts, 0, 1);
    this.waiting.push(number);
  }

  private submit(atSeconds: number): void {
    const batch: number[] = [];
    let tokens = 0;
    for (; this.head < this.waiting.length; this.head++) {
      const number = this.waiting[this.head] ?? 0;
      const own = this.tokensOf(number);
      const fits = this.enqueued + tokens + own <= this.limit;
      if (fits) {
        batch.push(number);
        tokens += own;
      } else if (own > this.limit || this.policy.onFull === "standard") {
        this.answer(number, "standard", atSeconds);
      } else break;
    }
    if (this.head === this.waiting.length) {
      this.waiting = [];
      this.head = 0;
    }
    if (batch.length > 0) this.send(batch, tokens, atSeconds);
  }

  private send(requests: number[], tokens: number, atSeconds: number): void {
    const [first = 0] = requests;
    fillThreefry13(this.words, 1, first, this.rounds[first] ?? 0, this.key);
    const law = this.population.classes[this.order.classOf[first] ?? 0]?.laws?.batch;
    const lasts = law ? law.quantile(uniformOfWord(this.words[0] ?? 0)) : 0;
    const expired = lasts > this.policy.windowSeconds;
    this.batches.push({ requests, tokens, expired });
    this.enqueued += tokens;
    this.most = Math.max(this.most, this.enqueued);
    this.ends.push(atSeconds + Math.min(lasts, this.policy.windowSeconds), this.batches.length - 1);
    if (!expired) for (const number of requests) this.answer(number, "batch", atSeconds);
  }

  private endBatch(place: number, atSeconds: number): void {
    this.advance(atSeconds);
    const batch = this.batches[place];
    if (batch === undefined) return;
    this.enqueued -= batch.tokens;
    if (batch.expired) for (const number of batch.requests) this.expire(number, atSeconds);
    if (this.waiting.length > 0) this.submit(atSeconds);
  }

  private expire(number: number, atSeconds: number): void {
    const sums = this.sumsOf(number);
    const rounds = (this.rounds[number] ?? 0) + 1;
    this.rounds[number] = rounds;
    sums.expired++;
    const { onExpired } = this.policy;
    if (onExpired === "resubmit" && rounds < MOST_ROUNDS) this.waiting.push(number);
    else if (onExpired === "standard") this.answer(number, "standard", atSeconds);
    else sums.failed++;
  }

  private answer(number: number, tier: "batch" | "standard", atSeconds: number): void {
    addAnswered(this.sumsOf(number), tier, atSeconds - (this.order.atSeconds[number] ?? 0), 1);
  }

  private tokensOf(number: number): number {
    return this.population.classes[this.order.classOf[number] ?? 0]?.inputTokens ?? 0;
  }

  private sumsOf(number: number): OutcomeSums {
    const sums = this.sums[this.order.classOf[number] ?? 0];
    if (sums === undefined) throw new RangeError(`Request ${number} is of no class.`);
    return sums;
  }
}
