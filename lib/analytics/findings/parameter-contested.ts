import type { Finding } from "./finding.ts";
import { overpaidLines } from "./overpaid-lines.ts";

export const parameterContested: Finding = {
  id: "parameter-contested",
  title: "One source names flex or batch, another of the same call does not",
  means:
    "Two sources tell of the same request, by its id. One of them saw the parameter, the other saw none or another one, and the call was served elsewhere: something between them may drop it.",
  todo: "Look at what stands between the two sources. Some clients remove a tier that they do not know for a model and only warn of it: @ai-sdk/openai does.",
  how: "list price at the tier served − list price of the same tokens at the tier that one source names; never below zero",
  basis: "modelled",
  effect: "overpaid",
  filters: [],
  sureness: () => ({
    sureness: "likely",
    because: "The other source may merely not log the parameter.",
  }),
  find: ({ contested }) => overpaidLines(contested),
};
