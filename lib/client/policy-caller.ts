import type { Attempt } from "./attempt.ts";
import { type FlexRun, FlexRunner } from "./flex-runner.ts";
import type { RunnablePolicy } from "./options.ts";
import { namedPolicy } from "./policy-name.ts";
import type { PolicyName } from "./seen.ts";
import { type FetchInit, sentHeader, signalOf } from "./sent-request.ts";
import { tieredBody, type WantedTier } from "./tier-word.ts";

type Send = (attempt: Attempt) => Promise<Response>;

/** One call that follows the policy. */
export interface PolicyCall {
  /** Where it stands, for an SDK that comes again; `null` where the policy makes one attempt. */
  readonly run: FlexRun | null;
  make(send: Send): Promise<Response>;
}

/** A caller that does not count its retries is told the same end so often; then it asks anew. */
const MOST_REPLAYS = 2;

/** Runs a policy for all the calls of one `fetch`. It is loaded when a policy is asked for. */
export class PolicyCaller {
  readonly #name: PolicyName;
  readonly #tier: WantedTier;
  readonly #runner: FlexRunner | null;

  constructor({ name, policy }: NonNullable<ReturnType<typeof namedPolicy>>) {
    this.#name = name;
    this.#tier = policy.kind === "priority" ? "priority" : "standard";
    this.#runner = policy.kind === "flex" ? new FlexRunner(policy) : null;
  }

  /** The call under the policy, going on where it stood; `null` for a call that names no tier in its body. */
  callOf(plain: Attempt, before: FlexRun | null): PolicyCall | null {
    const tiered = tieredBody(plain.url, plain.body);
    if (tiered === null) return null;
    const under = { ...plain, policy: this.#name, tierInCode: tiered.tierInCode };
    const at = (tier: WantedTier): Attempt => withBody(under, tiered.withTier(tier));
    const runner = this.#runner;
    if (runner === null) return { run: null, make: (send) => send(at(this.#tier)) };
    const run = this.#runFor(runner, before);
    const caller = signalOf(plain.input, plain.init);
    return {
      run,
      make: (send) =>
        runner.goOn(run, {
          caller,
          provider: tiered.provider,
          send(tier, signal, ranOut) {
            const attempt = at(tier);
            return send({ ...attempt, init: { ...attempt.init, signal }, ranOut });
          },
        }),
    };
  }

  #runFor(runner: FlexRunner, before: FlexRun | null): FlexRun {
    if (before === null) return runner.begin();
    if (before.phase !== "over") return before;
    return before.replays++ < MOST_REPLAYS ? before : runner.begin();
  }
}

/** The request with another body; a length that was told of the old one is left out. */
function withBody(attempt: Attempt, body: string): Attempt {
  const { input, init } = attempt;
  const changed: FetchInit = { ...init, body };
  if (sentHeader(input, init, "content-length") !== null) {
    const headers = new Headers(init?.headers);
    headers.delete("content-length");
    changed.headers = headers;
  }
  return { ...attempt, body, init: changed };
}

/** `null` for a name that is no policy, or that no single call can follow. */
export function policyCaller(wanted: RunnablePolicy): PolicyCaller | null {
  const found = namedPolicy(wanted);
  return found === null ? null : new PolicyCaller(found);
}
