import type { CostCell } from "../cost-cell.ts";
import { savingAt } from "../price-cell.ts";
import type { Finding } from "./finding.ts";
import { FindingLines, isAnsweredCall, placeFilters, placeOf } from "./finding-lines.ts";

const keyOfUse = ({ provider, model, project }: CostCell): string =>
  JSON.stringify([provider, model, project]);

export const parameterMissing: Finding = {
  id: "parameter-missing",
  title: "No tier named, where the same project asks for flex",
  means:
    "Other calls of the same project and model ask for flex. These name no tier, as far as their source says, and were served at standard.",
  todo: "Look whether these calls go through a client or a path that drops service_tier. If they are meant to be standard, ask for it by name.",
  how: "list price at standard − list price of the same tokens at flex, where it is sold",
  basis: "modelled",
  effect: "overpaid",
  filters: [
    ["requestedTier", "unknown"],
    ["servedTier", "standard"],
  ],
  sureness: () => ({
    sureness: "possible",
    because: "They may never have been meant for flex, or their source does not log the parameter.",
  }),
  find({ usage }) {
    const asksFlex = new Set(
      usage.flatMap(({ cell }) =>
        cell.grain === "call" && cell.project !== null && cell.tierRequested === "flex"
          ? [keyOfUse(cell)]
          : [],
      ),
    );
    const lines = new FindingLines();
    for (const { cell, price } of usage) {
      const { tierRequested, tierServed, project } = cell;
      if (tierRequested !== null || tierServed !== "standard" || !isAnsweredCall(cell)) continue;
      if (!asksFlex.has(keyOfUse(cell))) continue;
      const saved =
        price.kind === "priced" && price.at.flex.kind === "moved" ? savingAt(price, "flex") : null;
      const place = { ...placeOf(cell), note: `project ${project}` };
      const filters = [...placeFilters(place), ["project", project ?? "unknown"] as const];
      lines.add(place, cell.records, saved, filters);
    }
    return lines.found();
  },
};
