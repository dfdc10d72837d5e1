import type { AnswerValue } from "../../lib/wire/answer.ts";
import type { Basis } from "../ui/badge.tsx";

/** How well a value is founded, of a measure that is usually founded so: what is not known is *not evaluable*, what rests on guessed tiers *assumed*. */
export function basisOf(value: AnswerValue | undefined, usual: Basis): Basis {
  if (!value || value.amount === null) return "not evaluable";
  return value.isAssumed && usual === "measured" ? "assumed" : usual;
}
