import { AnswerWitness } from "./answer-witness.ts";
import type { Operation } from "./operations.ts";
import type { Labels } from "./options.ts";
import type { Fate, PolicyName, Seen, SeenAnswer } from "./seen.ts";
import {
  type FetchInit,
  type FetchInput,
  type SentBody,
  sentHeader,
  signalOf,
} from "./sent-request.ts";
import { GIVEN_UP, watchBody } from "./watch-body.ts";

/** One HTTP attempt that is to be made. */
export interface Attempt {
  readonly url: string;
  readonly input: FetchInput;
  readonly init: FetchInit;
  readonly body: SentBody;
  readonly labels: Labels;
  readonly operation: Operation;
  readonly policy: PolicyName | null;
  readonly tierInCode: string | null;
  /** Whether the policy's own clock ended it. */
  readonly ranOut?: () => boolean;
}

/** SDKs tell their timeout in whole seconds, and their timers may fire a little early. */
const EARLY_MS = 50;
const S = 1_000;
/** An attempt that is given up within so much after a whole second was so by a timer. */
const TIMER_MS = 25;

/** Some SDKs name their timeout in a header; of others it is known by the second at which it ends an attempt. */
function isSdkTimeout({ input, init }: Pick<Attempt, "input" | "init">, lastedMs: number): boolean {
  const named =
    sentHeader(input, init, "x-stainless-timeout") ??
    sentHeader(input, init, "x-stainless-read-timeout") ??
    sentHeader(input, init, "x-server-timeout");
  if (named !== null) return lastedMs >= Number(named) * S - EARLY_MS;
  return lastedMs >= S && lastedMs % S < TIMER_MS;
}

/** Whether what fetch threw after so long means that the caller gave up, that time ran out, or that the connection failed. */
export function fateOf(
  attempt: Pick<Attempt, "input" | "init" | "ranOut">,
  error: unknown,
  lastedMs: number,
): Fate {
  const signal = signalOf(attempt.input, attempt.init);
  const names = [Object(error).name, Object(signal?.reason).name];
  if (attempt.ranOut?.() || names.includes("TimeoutError")) return "timed-out";
  if (!signal?.aborted && names[0] !== "AbortError" && error !== GIVEN_UP) return "failed";
  return isSdkTimeout(attempt, lastedMs) ? "timed-out" : "cancelled";
}

/**
 * The response, whose body is seen as it passes. `over` is told of the answer when its body has come to its end, or was
 * cut short by an error.
 */
export function watchAnswer(
  response: Response,
  over: (answer: SeenAnswer, error: unknown) => void,
  sawToken: () => void = () => {},
): Response {
  const witness = new AnswerWitness(response.status, response.headers);
  return watchBody(response, witness.isShort, {
    chunk(bytes) {
      witness.add(bytes);
      if (witness.sawToken) sawToken();
    },
    end: (error) => over(witness.answer(), error),
  });
}

/** Makes the attempt and hands on what was seen of it. It answers and throws as fetch does, and nothing else. */
export async function makeAttempt(
  attempt: Attempt,
  hostFetch: typeof fetch,
  seen: (seen: Seen) => void,
): Promise<Response> {
  const { url, labels, operation, body, policy, tierInCode } = attempt;
  const facts = {
    kind: "attempt",
    url,
    labels,
    operationId: operation.id,
    policy,
    tierInCode,
  } as const;
  const number = operation.attempts++;
  const startMs = Date.now();
  const started = performance.now();
  const lastedMs = (): number => performance.now() - started;
  let ttftMs: number | null = null;
  const over = (answer: SeenAnswer | null, error: unknown): void => {
    const latencyMs = lastedMs();
    const fate = error === undefined ? null : fateOf(attempt, error, latencyMs);
    const timed = { attempt: number, startMs, latencyMs, ttftMs, answer, fate, error };
    const hand = (text: string | FormData | null): void => seen({ ...facts, ...timed, body: text });
    if (body instanceof Promise) void body.then(hand);
    else hand(body);
  };
  let response: Response;
  try {
    response = await hostFetch(attempt.input, attempt.init);
  } catch (error) {
    over(null, error);
    throw error;
  }
  return watchAnswer(response, over, () => {
    ttftMs ??= lastedMs();
  });
}
