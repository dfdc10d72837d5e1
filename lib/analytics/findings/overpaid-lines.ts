import { parseUsd } from "../../core/money.ts";
import { fallbackLines } from "../fallback-lines.ts";
import type { PricedCell } from "../judge-moves.ts";
import type { FoundLine } from "./finding.ts";
import { placeFilters } from "./finding-lines.ts";

/** Calls that asked for flex or batch and were served elsewhere, with what they cost more than there. */
export function overpaidLines(cells: readonly PricedCell[]): FoundLine[] {
  return fallbackLines("downgraded", cells).map((line) => {
    const { provider, model, asked, served, calls, unpriced, notSold } = line;
    const without = unpriced + notSold;
    return {
      ...{ provider, model, asked, served, records: calls, unpriced: without },
      note: notSold > 0 ? `not sold at ${asked} by the price list` : null,
      usd: without === calls ? null : parseUsd(line.lost),
      filters: placeFilters({ provider, model, asked, served }),
    };
  });
}
