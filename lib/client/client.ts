import { type Attempt, makeAttempt, watchAnswer } from "./attempt.ts";
import { type CalledFor, calledFor } from "./called-for.ts";
import type { FlexRun } from "./flex-runner.ts";
import { LineSink } from "./line-sink.ts";
import { mayBeRetried } from "./may-be-retried.ts";
import { Operations } from "./operations.ts";
import type { Labels } from "./options.ts";
import type { PolicyCaller } from "./policy-caller.ts";
import type { RecordQueue } from "./record-queue.ts";
import {
  type FetchInit,
  type FetchInput,
  methodOf,
  sentBody,
  sentHeader,
  urlOf,
} from "./sent-request.ts";
import { watchBody } from "./watch-body.ts";

type Fetch = typeof globalThis.fetch;

/** How the calls of one `fetch` are labelled, and which policy they follow. */
export interface Manner {
  readonly labels: Labels;
  /** Loaded when it is first asked for; `null` where it is no policy that can be run. */
  readonly policy: Promise<PolicyCaller | null> | null;
}

/** Answers and throws as fetch does. What it learns on the way goes to the queue. */
export class Client {
  readonly queue: RecordQueue;
  readonly #fetch: Fetch;
  readonly #operations: Operations<FlexRun>;

  constructor(fetch: Fetch, queue: RecordQueue, idPrefix: string) {
    this.#fetch = fetch;
    this.queue = queue;
    this.#operations = new Operations(idPrefix);
  }

  call(manner: Manner, input: FetchInput, init: FetchInit): Promise<Response> {
    let called: CalledFor | null = null;
    try {
      called = calledFor(urlOf(input), methodOf(input, init));
    } catch {
      // What fetch is given is not ours to judge: it says itself what is wrong.
    }
    if (called === "model") return this.#ask(manner, input, init);
    if (called === null) return this.#fetch(input, init);
    return this.#look(manner, called, input, init);
  }

  async #ask(manner: Manner, input: FetchInput, init: FetchInit): Promise<Response> {
    const url = urlOf(input);
    const policy = await manner.policy;
    const sent = sentBody(input, init);
    // A request's own body is there a moment later; a policy has to read it to ask for another tier.
    const body = policy === null ? sent : await sent;
    const count = Number(sentHeader(input, init, "x-stainless-retry-count") ?? Number.NaN);
    const sdkRetry = Number.isInteger(count) ? count : null;
    const open = this.#operations.claim(url, body, sdkRetry, Date.now());
    const operation = open?.operation ?? this.#operations.begin(sdkRetry ?? 0);
    const { labels } = manner;
    const plain = { url, input, init, body, labels, operation, policy: null, tierInCode: null };
    const call = policy?.callOf(plain, open?.run ?? null) ?? null;
    const leave = (): void => {
      if (typeof body !== "string") return;
      const run = call?.run ?? null;
      this.#operations.leave({ operation, url, body, sdkRetry, run }, Date.now());
    };
    const send = (attempt: Attempt) => makeAttempt(attempt, this.#fetch, this.queue.add);
    try {
      const response = await (call === null ? send(plain) : call.make(send));
      if (mayBeRetried(response.status)) leave();
      return response;
    } catch (error) {
      leave();
      throw error;
    }
  }

  /** What is fetched of earlier answers: the end of a call in the background, or the results of a batch. */
  async #look(
    { labels }: Manner,
    called: CalledFor,
    input: FetchInput,
    init: FetchInit,
  ): Promise<Response> {
    const url = urlOf(input);
    const response = await this.#fetch(input, init);
    const { add } = this.queue;
    if (!response.ok) return response;
    if (called === "background") {
      return watchAnswer(response, (answer) => add({ kind: "background", url, labels, answer }));
    }
    const sink = new LineSink((line) => add({ kind: "batch-line", url, labels, line }));
    return watchBody(response, false, {
      chunk: (bytes) => sink.add(bytes),
      end: () => sink.end(),
    });
  }
}
