import type { ErrorClass } from "../core/record.ts";
import { classOfStatus } from "../formats/error-class.ts";
import { nextStep } from "../retry/decide.ts";
import { type LatchState, latchState } from "../retry/latch-state.ts";
import type { FlexPolicy } from "../retry/policy.ts";
import { type RetryPurse, retryPurse } from "../retry/retry-purse.ts";
import { attemptClock, waitSeconds } from "./attempt-clock.ts";
import { retryAfterMs } from "./rate-limit.ts";
import { type ReadResponse, readResponse, sealedResponse } from "./sealed-response.ts";
import type { WantedTier } from "./tier-word.ts";
import { toldByText } from "./told-answer.ts";

/** Where an operation under a policy stands; it outlasts a caller who gives up and comes again. */
export interface FlexRun {
  phase: "flex" | "fallback" | "over";
  flexAttempts: number;
  previousWaitSeconds: number | null;
  startedMs: number | null;
  asProbe: boolean;
  /** The caller left while a flex attempt was under way. */
  cutShort: boolean;
  /** How often a caller came again when all was over. */
  replays: number;
  /** What the caller is told when all is over. */
  end: () => Response;
}

/** One attempt of the operation, sent at a tier. */
export interface TierCall {
  readonly caller: AbortSignal | null;
  readonly provider: string | null;
  send(tier: WantedTier, signal: AbortSignal, ranOut: () => boolean): Promise<Response>;
}

type Answer = { readonly kind: "answered"; readonly response: Response };
type Failure = {
  /** `capacity`: standard may help. `passing`: another attempt may. `final`: nothing does. */
  readonly kind: "capacity" | "passing" | "final";
  readonly retryAfterSeconds: number | null;
  readonly end: () => Response;
};

const CAPACITY: ReadonlySet<ErrorClass | null> = new Set([
  "flex_unavailable",
  "http_429",
  "timeout_408",
]);
const PASSING: ReadonlySet<ErrorClass | null> = new Set([
  "rate_limit",
  "slow_down",
  "overloaded",
  "server_error",
]);

/** What OpenAI's SDKs allow one attempt, and what the call at standard is allowed. */
const STANDARD_TIMEOUT_S = 600;
/** The 15 minutes of OpenAI's flex guide, for a policy that names none. */
const FLEX_TIMEOUT_S = 900;

/** The longest that an attempt may take, and that a refusal may ask to wait. */
const attemptTimeoutS = (policy: FlexPolicy): number =>
  policy.attemptTimeoutSeconds ?? FLEX_TIMEOUT_S;

const throwing = (error: unknown) => (): never => {
  throw error;
};

/** Runs the very policy that the simulator evaluates, one attempt after another. */
export class FlexRunner {
  readonly #policy: FlexPolicy;
  readonly #latch: LatchState;
  readonly #purse: RetryPurse;

  constructor(policy: FlexPolicy) {
    this.#policy = policy;
    this.#latch = latchState(policy.latch);
    this.#purse = retryPurse(policy.retryQuota);
  }

  begin(): FlexRun {
    const admitted = this.#latch.admit(performance.now() / 1_000);
    const closed = admitted === "standard";
    const falls = this.#policy.onExhausted !== "fail" && this.#policy.onExhausted !== "batch";
    return {
      phase: closed && falls ? "fallback" : "flex",
      flexAttempts: 0,
      previousWaitSeconds: null,
      startedMs: null,
      asProbe: admitted === "probe",
      cutShort: false,
      replays: 0,
      end: throwing(new Error("No attempt was made.")),
    };
  }

  /** Goes on where the run stands, until there is an answer or nothing is left to be tried. */
  async goOn(run: FlexRun, call: TierCall): Promise<Response> {
    run.startedMs ??= performance.now();
    if (run.cutShort) {
      run.cutShort = false;
      const cut = { kind: "capacity", retryAfterSeconds: null, end: run.end } as const;
      await this.#afterFailure(run, cut, call);
    }
    while (run.phase !== "over") {
      const isFlex = run.phase === "flex";
      const answer = await this.#attempt(run, isFlex, call);
      if (answer.kind === "answered") {
        if (isFlex) this.#succeeded(run);
        return answer.response;
      }
      run.end = answer.end;
      if (isFlex) await this.#afterFailure(run, answer, call);
      else run.phase = "over";
    }
    return run.end();
  }

  async #attempt(run: FlexRun, isFlex: boolean, call: TierCall): Promise<Answer | Failure> {
    if (isFlex) run.flexAttempts++;
    const seconds = isFlex ? attemptTimeoutS(this.#policy) : STANDARD_TIMEOUT_S;
    const clock = attemptClock(seconds, call.caller);
    try {
      const response = await call.send(isFlex ? "flex" : "fallback", clock.signal, clock.ranOut);
      if (response.status < 400) return { kind: "answered", response };
      return this.#failureOf(await readResponse(response), call.provider);
    } catch (error) {
      if (call.caller?.aborted) {
        this.#left(run, isFlex, error);
        throw error;
      }
      const kind = clock.ranOut() ? "capacity" : "passing";
      return { kind, retryAfterSeconds: null, end: throwing(error) };
    } finally {
      clock.stop();
    }
  }

  /** The caller gave up, for good or until its SDK tries again. */
  #left(run: FlexRun, isFlex: boolean, error: unknown): void {
    run.end = throwing(error);
    if (isFlex) run.cutShort = true;
    else run.phase = "over";
    if (run.asProbe) this.#latch.failed(performance.now() / 1_000, true);
  }

  #failureOf(answer: ReadResponse, provider: string | null): Failure {
    const told = toldByText(answer.text, answer.status, provider);
    const errorClass = told.errorClass ?? classOfStatus(answer.status);
    const kind = CAPACITY.has(errorClass)
      ? "capacity"
      : PASSING.has(errorClass)
        ? "passing"
        : "final";
    const asked = retryAfterMs(answer.headers, Date.now());
    const seconds = asked === undefined ? null : asked / 1_000;
    // No caller waits longer for leave to try than for the answer: such a wait is not obeyed.
    const obeyed = seconds !== null && seconds <= attemptTimeoutS(this.#policy);
    return { kind, retryAfterSeconds: obeyed ? seconds : null, end: () => sealedResponse(answer) };
  }

  #succeeded({ asProbe }: FlexRun): void {
    this.#latch.answered(asProbe);
    this.#purse.refund();
  }

  async #afterFailure(run: FlexRun, failure: Failure, { caller }: TierCall): Promise<void> {
    const now = performance.now();
    if (failure.kind === "capacity" || run.asProbe) {
      this.#latch.failed(now / 1_000, run.asProbe);
    }
    if (failure.kind === "final") {
      run.phase = "over";
      return;
    }
    const failed = {
      attempt: run.flexAttempts,
      elapsedSeconds: (now - (run.startedMs ?? now)) / 1_000,
      previousWaitSeconds: run.previousWaitSeconds,
      retryAfterSeconds: failure.retryAfterSeconds,
    };
    let step = nextStep(this.#policy, failed, Math.random());
    if (step.kind === "flex" && !this.#purse.pay()) {
      step = nextStep({ ...this.#policy, maxAttempts: run.flexAttempts }, failed, 0);
    }
    // A limit of the project or a broken provider is no better at another tier.
    const goesOn =
      step.kind === "flex" || (step.kind === "standard" && failure.kind === "capacity");
    run.phase = !goesOn ? "over" : step.kind === "flex" ? "flex" : "fallback";
    if (goesOn && "waitSeconds" in step) {
      run.previousWaitSeconds = step.waitSeconds;
      await waitSeconds(step.waitSeconds, caller);
    }
  }
}
