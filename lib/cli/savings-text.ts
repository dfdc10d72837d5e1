import { COMPARED_TIERS, type ComparedTier } from "../core/tier.ts";
import type { EligibilityLine, EligiblePart, PriceSays, SavingsBeside } from "../wire/savings.ts";
import { count, listed } from "./cost-text.ts";
import { textTable } from "./text-table.ts";

const nameOf = (name: string | null): string => name ?? "(unknown)";

const partText = ({ reason, there, records }: EligiblePart): string =>
  reason === null ? `$${there ?? "?"}` : `${reason} for ${count(records)}`;

const SAYS: Readonly<Record<PriceSays, string>> = {
  sold: "sold",
  "not-listed": "not in the tier's price list",
  "short-only": "the tier does not take prompts this long",
  "closed-in-region": "not sold in the region",
  "sold-at-other-times": "sold at other times",
  ended: "the model was shut down on",
};

/** The rows of the price list by which something may not move. */
function evidenceText(lines: readonly EligibilityLine[]): string[] {
  const texts = lines.flatMap(({ model, tiers }) =>
    COMPARED_TIERS.flatMap((tier) =>
      tiers[tier].flatMap(({ reason, evidence, records }) => {
        if (reason === null) return [];
        const by =
          evidence === null
            ? "the price list has no row"
            : `${SAYS[evidence.says]}${evidence.endsOn === null ? "" : ` ${evidence.endsOn}`}; ${evidence.source}, read ${evidence.recordedOn}`;
        return [`${nameOf(model)} at ${tier}: ${reason} for ${count(records)} (${by})`];
      }),
    ),
  );
  return listed("May not move, by the price list:", texts);
}

function eligibilityText(lines: readonly EligibilityLine[]): string {
  const at = ({ tiers }: EligibilityLine, tier: ComparedTier): string =>
    tiers[tier].map(partText).join("; ");
  const rows = lines.map((line) => [
    nameOf(line.model),
    count(line.records),
    `$${line.spend}`,
    ...COMPARED_TIERS.map((tier) => at(line, tier)),
  ]);
  return textTable(["model", "records", "as served", ...COMPARED_TIERS], rows, [1, 2]);
}

function fallbacksText({ fallbacks }: SavingsBeside): string {
  if (fallbacks.length === 0) return "No call that asked for flex or batch was served elsewhere.";
  const rows = fallbacks.map((line) => [
    nameOf(line.model),
    line.kind,
    `${line.asked} -> ${line.served}`,
    count(line.calls),
    `$${line.spend}`,
    `$${line.lost}`,
  ]);
  const head = ["fallbacks", "how", "asked and served", "calls", "spend", "lost"];
  return textTable(head, rows, [3, 4, 5]);
}

function cacheText({ cacheHits }: SavingsBeside): string {
  const { lost, compared, notCompared } = cacheHits;
  return `Cache hits that may have been lost: $0 to $${lost}, of ${count(compared)} records; ${count(notCompared)} have no like traffic at standard to be held against.`;
}

function abandonedText({ abandoned }: SavingsBeside): string {
  if (abandoned.length === 0) return "No call timed out or was cancelled.";
  const rows = abandoned.map((line) => [
    nameOf(line.model),
    count(line.calls),
    count(line.withTokens),
    `$${line.billed}`,
    count(line.silent),
    `$0 to $${line.atMean}${line.notEvaluable > 0 ? ` (${count(line.notEvaluable)} not known)` : ""}`,
  ]);
  const head = ["given up", "calls", "with tokens", "in the spend", "silent", "these may cost"];
  return textTable(head, rows, [1, 2, 3, 4, 5]);
}

/** What lies beside the steps from list price to spend, for a terminal. */
export function savingsText(beside: SavingsBeside): string {
  const { eligibility, shown } = beside;
  if (eligibility.length === 0) return "No record fits.";
  const made = shown === "sample" ? ["All of it is the built-in sample: made-up records.", ""] : [];
  return [
    ...made,
    eligibilityText(eligibility),
    ...evidenceText(eligibility),
    "",
    fallbacksText(beside),
    "",
    cacheText(beside),
    "",
    abandonedText(beside),
  ].join("\n");
}
