import { priceCell } from "../price-cell.ts";
import type { Finding } from "./finding.ts";
import { FindingLines, placeOf } from "./finding-lines.ts";

/** Chance brings at most one in twenty of what was found. */
const RARE = 20;

export const countedTwice: Finding = {
  id: "counted-twice",
  title: "Calls that two sources may both count",
  means:
    "Sources of different formats tell of calls of the same second, model, input and output tokens under different ids. A gateway and an SDK that log the same traffic look like that, and the spend counts it twice.",
  todo: "If both log the same traffic, undo the import that knows less. Where one of them can log the provider's request id (x-request-id), they will be recognised as one.",
  how: "list price of the second telling of each pair",
  basis: "assumed",
  effect: "overpaid",
  filters: [],
  amongOthers:
    "No filter lists these pairs alone: they are found by holding sources against each other. The links show all calls of the same model and tiers, in which both tellings stand a second apart at most.",
  sureness({ twinSearch: { found, byChance } }) {
    const because = `Of the same calls, ${byChance} match when one side is moved by a minute, by chance alone; ${found} match in place.`;
    return { sureness: byChance * RARE <= found ? "likely" : "possible", because };
  },
  find({ book, twins }) {
    const lines = new FindingLines();
    for (const { cell, first, second } of twins) {
      const price = priceCell(book, cell);
      const place = { ...placeOf(cell), note: `${second}, told by ${first} before` };
      lines.add(place, cell.records, price.kind === "priced" ? price.served.total : null);
    }
    return lines.found();
  },
};
