import type { DryRun } from "../../lib/wire/imports.ts";
import { formatUsd } from "../format/money.ts";
import { formatCount, formatCounted } from "../format/quantity.ts";
import { amountWords } from "../overview/amount-words.ts";
import { recordPeriod } from "./record-period.ts";

function setAsideWords({ setAside }: DryRun): string | null {
  if (setAside === null) return null;
  const rows = formatCounted(setAside.records, "aggregate row");
  const cost = amountWords(setAside.asServed, setAside);
  return `Its calls would stand in for ${rows} of ${cost}, which tell of the same provider, project and days.`;
}

function givingWayWords({ givingWay }: DryRun): string | null {
  if (givingWay === null) return null;
  const calls = formatCounted(givingWay.records, "call");
  const end =
    givingWay.asServed === "0"
      ? "."
      : `; ${formatUsd(givingWay.asServed)} of the cost below is theirs.`;
  return `${calls} without a time would be in no figure: the stored rows of their batches have one, and count in their place${end}`;
}

function replacedWords({ replaced, replacedCost, addedUsd }: DryRun): string | null {
  if (replaced === 0) return null;
  const rows = formatCounted(replaced, "row");
  const cost =
    replacedCost === null
      ? ""
      : ` They cost ${amountWords(replacedCost.asServed, replacedCost)}: less these, the import would add ${formatUsd(addedUsd)}.`;
  return `${rows} of earlier imports would give way to the newer figures of this file.${cost}`;
}

/** What a dry run found beyond its counts, a sentence each; times are in UTC. */
export function dryRunRemarks(dryRun: DryRun): readonly string[] {
  const { completed, lateRepeats } = dryRun;
  return [
    completed > 0
      ? `${formatCount(completed)} of the duplicates would complete earlier records.`
      : null,
    lateRepeats > 0
      ? `${formatCounted(lateRepeats, "duplicate")} of calls far above in the file: what they add is known only after an import.`
      : null,
    setAsideWords(dryRun),
    givingWayWords(dryRun),
    replacedWords(dryRun),
    recordPeriod(dryRun),
  ].filter((words) => words !== null);
}
