import type { Answer } from "../../lib/wire/answer.ts";
import { WHOLE_ASK } from "./asks.ts";

type WholeMeasure = (typeof WHOLE_ASK.measures)[number];

/** What the whole period says, by measure; `null`: not known, or nothing to measure. */
export type WholePeriod = Readonly<Record<WholeMeasure, number | null>>;

export function wholePeriod({ measures, total }: Pick<Answer, "measures" | "total">): WholePeriod {
  const amounts = measures.map(({ id }, place) => {
    const amount = total[place]?.amount ?? null;
    return [id, amount === null ? null : Number(amount)];
  });
  const none = WHOLE_ASK.measures.map((id) => [id, null]);
  return Object.fromEntries([...none, ...amounts]) as WholePeriod; // every measure of the question is a key
}
