import { CERTAIN, type Finding } from "./finding.ts";
import { FindingLines, isAnsweredCall, placeOf } from "./finding-lines.ts";

export const priorityDowngraded: Finding = {
  id: "priority-downgraded",
  title: "Priority asked for, another tier served",
  means:
    "Traffic that rose too fast, or a model without priority, is answered at standard speed and at the standard price.",
  todo: "Spread the load, or raise it more slowly. Where speed was promised to somebody, compare the latency of these calls with that of priority.",
  how: "list price of the same tokens at priority − list price at the tier served",
  basis: "modelled",
  effect: "spared",
  filters: [["requestedTier", "priority"]],
  sureness: CERTAIN,
  find({ usage }) {
    const lines = new FindingLines();
    for (const { cell, price } of usage) {
      const { tierRequested, tierServed } = cell;
      if (tierRequested !== "priority" || tierServed === null || tierServed === "priority")
        continue;
      if (!isAnsweredCall(cell)) continue;
      const there = price.kind === "priced" ? price.at.priority : null;
      const spared =
        price.kind === "priced" && there?.kind === "moved"
          ? there.priced.total - price.served.total
          : null;
      lines.add(placeOf(cell), cell.records, spared);
    }
    return lines.found();
  },
};
