import { COMPARED_TIERS } from "../../core/tier.ts";
import type { PriceBook } from "../../pricing/book.ts";
import { eligibility } from "../../pricing/eligibility.ts";
import type { CostCell } from "../cost-cell.ts";
import { CERTAIN, type Finding } from "./finding.ts";
import { FindingLines, placeFilters, placeOf } from "./finding-lines.ts";

const REFUSALS: Readonly<Record<string, string>> = {
  flex_not_supported: "flex is not available for this model",
  tier_not_allowed: "the tier is not allowed for this project",
};

/** What the price list says about the tier that was refused. */
function listSays(book: PriceBook, cell: CostCell): string {
  const asked = COMPARED_TIERS.find((tier) => tier === cell.tierRequested);
  if (asked === undefined) return "";
  return eligibility(book, cell, asked).eligible
    ? `; the price list sells ${asked} for it`
    : `; the price list has no ${asked} for it`;
}

export const tierRefused: Finding = {
  id: "tier-refused",
  title: "A tier was refused for the model or the project",
  means: "Each of these calls failed with a 400 and helped nobody. Trying again cannot mend it.",
  todo: "Take service_tier out for these models, or let an admin allow the tier in the project's settings. Where the price list sells the tier, the project's settings are the first place to look.",
  how: "a refused call is not charged",
  basis: "measured",
  effect: "free",
  filters: Object.keys(REFUSALS).map((name) => ["errorClass", name] as const),
  sureness: CERTAIN,
  find({ usage, book }) {
    const lines = new FindingLines();
    for (const { cell } of usage) {
      const refusal = REFUSALS[cell.errorClass ?? ""];
      if (cell.grain !== "call" || refusal === undefined || cell.errorClass === null) continue;
      const place = { ...placeOf(cell), note: `${refusal}${listSays(book, cell)}` };
      const filters = [...placeFilters(place), ["errorClass", cell.errorClass] as const];
      lines.add(place, cell.records, 0n, filters);
    }
    return lines.found();
  },
};
