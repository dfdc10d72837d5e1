import type { AuditFinding, AuditLine } from "../../lib/wire/audit.ts";
import { formatUsd, signOfUsd } from "../format/money.ts";
import { UNKNOWN } from "../format/number-text.ts";
import { formatCounted } from "../format/quantity.ts";

type Money = Pick<AuditFinding, "usd" | "effect">;

const size = (usd: string): string => formatUsd(usd.replace(/^-/, ""));

/** What the dollars of a finding are, in a few words. */
export function effectWords({ usd, effect }: Money): string {
  if (effect === "free") return "not charged";
  if (usd === null) return "dollars not known";
  switch (effect) {
    case "overpaid":
      return signOfUsd(usd) < 0 ? `${size(usd)} less` : `${size(usd)} more`;
    case "spared":
      return signOfUsd(usd) < 0 ? `${size(usd)} more` : `${size(usd)} less`;
    case "at-stake":
      return `${size(usd)} concerned`;
    case "unknown":
      return "dollars not known";
  }
}

/** The amount of a line alone. */
export const lineUsd = ({ usd }: Pick<AuditLine, "usd">, { effect }: Pick<Money, "effect">) =>
  usd === null ? UNKNOWN : effect === "free" ? "$0" : formatUsd(usd);

const SURE: Readonly<Record<AuditFinding["sureness"], string>> = {
  certain: "The records say so.",
  likely: "Likely.",
  possible: "Possible, not shown.",
};

/** How sure it is, and why no surer. */
export const surenessWords = ({
  sureness,
  because,
}: Pick<AuditFinding, "sureness" | "because">): string =>
  because === null ? SURE[sureness] : `${SURE[sureness]} ${because}`;

/** Which of them the dollars leave out; empty where none. */
export function leftOutWords({ unpriced, effect }: Pick<AuditFinding, "unpriced" | "effect">) {
  if (unpriced === 0 || effect === "unknown") return "";
  const are = unpriced === 1 ? "is" : "are";
  return `${formatCounted(unpriced, "record")} without a price there ${are} left out of it.`;
}
