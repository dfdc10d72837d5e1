import type { PricedCell } from "../judge-moves.ts";
import { CERTAIN, type Finding, type FoundLine } from "./finding.ts";
import { placeFilters } from "./finding-lines.ts";
import { overpaidLines } from "./overpaid-lines.ts";

/** The calls of one tier in code, each tier that was sent instead by itself. */
function linesOf(tierInCode: string, calls: readonly PricedCell[]): FoundLine[] {
  const tiers = new Set(calls.map(({ cell }) => cell.tierRequested));
  return [...tiers].flatMap((sent) => {
    const some = calls.filter(({ cell }) => cell.tierRequested === sent);
    const asked = some.map((one) => ({ ...one, cell: { ...one.cell, tierRequested: tierInCode } }));
    return overpaidLines(asked).map((line) => ({
      ...line,
      note: [`sent: ${sent ?? "no tier"}`, ...(line.note === null ? [] : [line.note])].join("; "),
      filters: placeFilters({ ...line, asked: sent }),
    }));
  });
}

export const changedOnTheWay: Finding = {
  id: "changed-on-the-way",
  title: "Flex or batch asked in code, something else sent",
  means:
    "The program said which tier its code asks for, and the request that left it named another one or none: an SDK or a layer above it dropped or replaced the parameter.",
  todo: "Look what stands between your code and the request. @ai-sdk/openai, for one, removes a tier that it does not know for a model and only warns of it.",
  how: "list price at the tier served − list price of the same tokens at the tier asked in code; never below zero",
  basis: "modelled",
  effect: "overpaid",
  filters: [],
  amongOthers: "Calls whose programs do not say what their code asks for fit these filters, too.",
  sureness: CERTAIN,
  find: ({ changed }) => changed.flatMap(({ tierInCode, usage }) => linesOf(tierInCode, usage)),
};
