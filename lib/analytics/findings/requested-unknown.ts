import { CERTAIN, type Finding } from "./finding.ts";
import { FindingLines, isAnsweredCall, placeOf } from "./finding-lines.ts";

export const requestedUnknown: Finding = {
  id: "requested-unknown",
  title: "Nobody says which tier was asked for",
  means:
    "Their source does not log the parameter. Without it nobody can tell a tier that was refused from one that was never asked for; it is not counted as standard.",
  todo: "Log service_tier of the request, or import a source that does: captured HTTP attempts, LiteLLM's logging payload, Braintrust.",
  how: "what these calls cost at the tier served",
  basis: "measured",
  effect: "at-stake",
  filters: [["requestedTier", "unknown"]],
  sureness: CERTAIN,
  find({ usage }) {
    const lines = new FindingLines();
    for (const { cell, price } of usage) {
      if (cell.tierRequested !== null || !isAnsweredCall(cell)) continue;
      const spend = price.kind === "priced" ? price.served.total : null;
      lines.add(placeOf(cell), cell.records, spend);
    }
    return lines.found();
  },
};
