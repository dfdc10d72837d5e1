import type { EligibilityLine, EligiblePart, PriceSays } from "../../lib/wire/savings.ts";
import { formatDay, formatDayOf } from "../format/moment.ts";
import { ineligibleWords } from "../overview/reason-words.ts";

/** Price lists change at midnight UTC, wherever the reader sits. */
const PRICE_ZONE = "UTC";

const NOT: Readonly<Record<Exclude<PriceSays, "sold">, string>> = {
  "not-listed": "the model is not in the tier's price list",
  "short-only": "the tier does not take prompts this long",
  "closed-in-region": "the tier is not sold in the region",
  "sold-at-other-times": "no price is known for that day",
  ended: "the model was shut down by then",
};

/** Why a part of a model's records may not be served at a tier, as a short clause. */
export function whyWords({ reason, evidence }: EligiblePart): string {
  if (evidence && evidence.says !== "sold") return NOT[evidence.says];
  return reason === null ? "sold there" : ineligibleWords({ reason });
}

/** Which of a model's prompts a part is about: ", short prompts"; nothing where their size does not matter. */
export const bandWords = ({ evidence }: EligiblePart): string =>
  evidence?.says !== "sold" || evidence.band === "all" ? "" : `, ${evidence.band} prompts`;

/** The row of the price list that shows it, with its day. */
export function evidenceWords({ reason, evidence }: EligiblePart): string {
  if (evidence === null) return "The price list has no row for it.";
  const { says, fromUs, recordedOn, endsOn, own } = evidence;
  if (says === "ended" && endsOn !== null) return `The model ended on ${formatDay(endsOn)}.`;
  const row = reason === null ? "Price in force from" : "Row of the price list from";
  const from = `${row} ${formatDayOf(fromUs, PRICE_ZONE)}`;
  return own ? `${from}, your own entry.` : `${from}, read on ${formatDay(recordedOn)}.`;
}

/** A model as its line names it. */
export const modelName = ({ model }: Pick<EligibilityLine, "model">): string => model ?? "unknown";
