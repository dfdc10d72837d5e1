import type { ErrorClass, Outcome, Tokens } from "../core/record.ts";
import { classifyFailure } from "../formats/error-class.ts";
import type { CountReader } from "../formats/field-reader.ts";
import { own } from "../formats/json-value.ts";
import { type BodyFacts, errorCodeOf, loggedBody, readBody } from "../formats/openai-body.ts";
import { NO_TOKENS } from "../formats/openai-usage.ts";

/** What became of an attempt: facts alone, no word of question or answer. */
export interface Told {
  readonly outcome: Outcome;
  readonly errorClass: ErrorClass | null;
  readonly errorCode: string | null;
  readonly errorType: string | null;
  readonly tierServed: string | null;
  readonly tokens: Tokens;
  readonly id: string | null;
  readonly model: string | null;
  readonly workload: string | null;
  /** Whether it is one that goes on at the provider and is asked for again by its id. */
  readonly background: boolean;
  /** When the provider says that it began and ended, in whole seconds since 1970. */
  readonly createdS: number | null;
  readonly completedS: number | null;
}

const LARGEST_COUNT = 1e12;

/** A count that is none is unknown: a witness refuses nothing. */
export const COUNTS: CountReader = {
  count: (_field, value) =>
    Number.isInteger(value) && Number(value) >= 0 && Number(value) <= LARGEST_COUNT
      ? Number(value)
      : null,
  compareTotal() {},
};

export const NOTHING_TOLD: Told = {
  outcome: "unknown",
  errorClass: null,
  errorCode: null,
  errorType: null,
  tierServed: null,
  tokens: NO_TOKENS,
  id: null,
  model: null,
  workload: null,
  background: false,
  createdS: null,
  completedS: null,
};

const secondsOf = (value: unknown): number | null =>
  typeof value === "number" && Number.isFinite(value) ? value : null;

/** What the facts of a body tell; a failed call was served at no tier. */
export function toldByFacts(body: unknown, facts: BodyFacts): Told {
  const { outcome, errorClass, errorCode, tokens, id, model, workload } = facts;
  return {
    outcome,
    errorClass,
    errorCode,
    errorType: outcome === "error" ? errorCodeOf(own(own(body, "error"), "type")) : null,
    tierServed: outcome === "error" ? null : facts.tierServed,
    tokens,
    id,
    model,
    workload,
    background: own(body, "background") === true,
    createdS: secondsOf(own(body, "created_at") ?? own(body, "created")),
    completedS: secondsOf(own(body, "completed_at")),
  };
}

/** What the text of an answer tells, whichever provider's. */
export function toldByText(text: string, status: number, provider: string | null): Told {
  const body = loggedBody(text, status);
  return toldByFacts(body, readBody(COUNTS, body, status, provider));
}

/** An attempt that its caller gave up, or that got no answer, by what fetch threw. */
export function toldByError(error: unknown, fate: "cancelled" | "timed-out" | "failed"): Told {
  if (fate === "cancelled") return { ...NOTHING_TOLD, outcome: "cancelled" };
  if (fate === "timed-out") {
    return { ...NOTHING_TOLD, outcome: "error", errorClass: "timeout_client" };
  }
  const { cause } = Object(error);
  const code = errorCodeOf(Object(cause).code ?? Object(error).code);
  const type = String(Object(cause).name ?? Object(error).name);
  return {
    ...NOTHING_TOLD,
    outcome: "error",
    errorClass: classifyFailure({ code, type }),
    errorCode: code,
    errorType: errorCodeOf(type),
  };
}
