import { CERTAIN, type Finding } from "./finding.ts";
import { FindingLines, isAnsweredCall, placeOf } from "./finding-lines.ts";

export const servedUnknown: Finding = {
  id: "served-unknown",
  title: "A tier was asked for, no answer confirms it",
  means:
    "Their source does not log service_tier of the answer. They are priced at the tier asked for, which the provider may not have served.",
  todo: "Log service_tier of the answer, or hold these days against the provider's own usage export.",
  how: "what these calls cost at the tier asked for",
  basis: "assumed",
  effect: "at-stake",
  filters: [["servedTier", "unknown"]],
  sureness: CERTAIN,
  find({ usage }) {
    const lines = new FindingLines();
    for (const { cell, price } of usage) {
      const { tierRequested, tierServed } = cell;
      if (tierServed !== null || tierRequested === null || tierRequested === "auto") continue;
      if (!isAnsweredCall(cell)) continue;
      const spend = price.kind === "priced" ? price.served.total : null;
      lines.add(placeOf(cell), cell.records, spend);
    }
    return lines.found();
  },
};
