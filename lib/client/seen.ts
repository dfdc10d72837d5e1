import type { Labels } from "./options.ts";

/** Why an attempt, or the reading of its answer, ended early. */
export type Fate = "cancelled" | "timed-out" | "failed";

export interface PolicyName {
  readonly name: string;
  readonly version: string;
}

/** An answer as it passed: the bytes of a short one, or the events of a stream that tell of more than content. */
export interface SeenAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly parts: readonly Uint8Array[];
  readonly events: readonly string[] | null;
}

interface SeenCall {
  readonly url: string;
  readonly labels: Labels;
}

/** One attempt that is over, before anything of it was read. */
export interface SeenAttempt extends SeenCall {
  readonly kind: "attempt";
  readonly operationId: string;
  readonly attempt: number;
  readonly body: string | FormData | null;
  readonly startMs: number;
  readonly latencyMs: number;
  readonly ttftMs: number | null;
  readonly answer: SeenAnswer | null;
  readonly fate: Fate | null;
  /** What fetch threw, where there was no answer. */
  readonly error: unknown;
  readonly policy: PolicyName | null;
  /** What the caller's code asked for where a policy asked for something else. */
  readonly tierInCode: string | null;
}

/** A look at a call in the background. */
export interface SeenLook extends SeenCall {
  readonly kind: "background";
  readonly answer: SeenAnswer;
}

/** One line of a file that holds the results of a batch. */
export interface SeenLine extends SeenCall {
  readonly kind: "batch-line";
  readonly line: string;
}

export type Seen = SeenAttempt | SeenLook | SeenLine;
