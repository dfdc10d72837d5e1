import { CHEAPER_TIERS } from "../fallback-lines.ts";
import { CERTAIN, type Finding } from "./finding.ts";
import { overpaidLines } from "./overpaid-lines.ts";

export const cheaperNotServed: Finding = {
  id: "cheaper-not-served",
  title: "Flex or batch asked for, another tier served",
  means:
    "The answer names another tier than the request asked for, and the call was charged at that tier.",
  todo: "Look whether the model is sold at flex on that day, and whether a proxy or the project's setting changes the parameter. The script below tells for each model.",
  how: "list price at the tier served − list price of the same tokens at the tier asked for; never below zero",
  basis: "modelled",
  effect: "overpaid",
  filters: CHEAPER_TIERS.map((tier) => ["requestedTier", tier] as const),
  sureness: CERTAIN,
  find: ({ usage }) => overpaidLines(usage),
};
