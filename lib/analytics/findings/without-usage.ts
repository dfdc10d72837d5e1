import { CERTAIN, type Finding } from "./finding.ts";
import { FindingLines, placeFilters, placeOf } from "./finding-lines.ts";

export const withoutUsage: Finding = {
  id: "without-usage",
  title: "Answered calls without usage",
  means:
    "Their source counts no tokens, so nobody can tell what they cost. Streams of Chat Completions say nothing of usage unless they are asked to.",
  todo: "Ask streams for it: stream_options: { include_usage: true }. A stream that is broken off has none in any case; the provider's export counts its tokens.",
  how: "not known: the records name no tokens",
  basis: "not evaluable",
  effect: "unknown",
  filters: [
    ["outcome", "success"],
    ["usage", "missing"],
  ],
  sureness: CERTAIN,
  find({ usage }) {
    const lines = new FindingLines();
    for (const { cell, price } of usage) {
      if (cell.grain !== "call" || cell.outcome !== "success" || price.kind === "priced") continue;
      if (cell.inputTotal !== null && cell.outputTotal !== null) continue;
      const { endpoint } = cell;
      const place = { ...placeOf(cell), note: endpoint };
      const filters = [
        ...placeFilters(place),
        ["endpoint", endpoint ?? "unknown"] as const,
        ["outcome", "success"] as const,
        ["usage", "missing"] as const,
      ];
      lines.add(place, cell.records, null, filters);
    }
    return lines.found();
  },
};
