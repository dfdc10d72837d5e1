import { AnswerWitness } from "../client/answer-witness.ts";
import { fateOf } from "../client/attempt.ts";
import { mayBeRetried } from "../client/may-be-retried.ts";
import type { Operation } from "../client/operations.ts";
import { SentCopy } from "./sent-copy.ts";
import { type Unpacking, unpacking } from "./unpacking.ts";
import type { CallWitness, WitnessedCall } from "./witness.ts";

const LEFT = AbortSignal.abort();

/** Sees one attempt at a model and hands on what the client's recorder makes its record of. */
export class AttemptWitness implements CallWitness {
  readonly #call: WitnessedCall;
  readonly #copy: SentCopy;
  readonly #startMs = Date.now();
  readonly #started = performance.now();
  #place: { readonly operation: Operation; readonly attempt: number } | null = null;
  #sentHash: string | null = null;
  #answer: AnswerWitness | null = null;
  #packed: Unpacking | null = null;
  #ttftMs: number | null = null;

  constructor(call: WitnessedCall) {
    this.#call = call;
    this.#copy = new SentCopy(call.headers["content-type"] ?? "", call.room);
  }

  #lastedMs(): number {
    return performance.now() - this.#started;
  }

  #sdkRetry(): number | null {
    const count = Number(this.#call.headers["x-stainless-retry-count"] ?? Number.NaN);
    return Number.isInteger(count) ? count : null;
  }

  sent(bytes: Buffer): void {
    this.#copy.add(bytes);
  }

  allSent(): void {
    const { operations, url } = this.#call;
    this.#sentHash = this.#copy.digest();
    const open = operations.claim(url, this.#sentHash, this.#sdkRetry(), Date.now());
    this.#placeIn(open?.operation ?? null);
  }

  /** Which attempt of which operation it is; where nothing goes before, the first of a new one. */
  #placeIn(known: Operation | null) {
    const operation = known ?? this.#call.operations.begin(this.#sdkRetry() ?? 0);
    this.#place ??= { operation, attempt: operation.attempts++ };
    return this.#place;
  }

  /** Before the caller hears of the failure, so that its next attempt is known again. */
  #leave(): void {
    const body = this.#sentHash;
    if (body === null || this.#place === null) return;
    const { operations, url } = this.#call;
    const { operation } = this.#place;
    operations.leave({ operation, url, body, sdkRetry: this.#sdkRetry(), run: null }, Date.now());
  }

  answered(status: number, headers: Headers): void {
    const answer = new AnswerWitness(status, headers);
    this.#answer = answer;
    this.#packed = unpacking(headers.get("content-encoding"), (bytes) => {
      answer.add(bytes);
      if (answer.sawToken) this.#ttftMs ??= this.#lastedMs();
    });
    if (mayBeRetried(status)) this.#leave();
  }

  passed(bytes: Buffer): void {
    this.#packed?.add(bytes);
  }

  over(error: unknown, callerLeft: boolean): void {
    const { url, labels, tierInCode, add } = this.#call;
    const latencyMs = this.#lastedMs();
    const fate = error === undefined ? null : this.#fate(error, callerLeft, latencyMs);
    if (this.#answer === null) this.#leave();
    const { operation, attempt } = this.#place ?? this.#placeIn(null);
    const body = this.#copy.take();
    const hand = (): void =>
      add({
        ...{ kind: "attempt", url, labels, operationId: operation.id, attempt, body },
        ...{ startMs: this.#startMs, latencyMs, ttftMs: this.#ttftMs, fate, error },
        ...{ answer: this.#answer?.answer() ?? null, policy: null, tierInCode },
      });
    if (this.#packed === null) hand();
    else void this.#packed.end().then(hand);
  }

  #fate(error: unknown, callerLeft: boolean, lastedMs: number) {
    const pairs = Object.entries(this.#call.headers);
    const headers = Object.fromEntries(pairs.map(([name, value]) => [name, String(value)]));
    const init = { headers, ...(callerLeft && { signal: LEFT }) };
    return fateOf({ input: this.#call.url, init }, error, lastedMs);
  }
}
