/** The key figures of a scenario. */
export type FigureId = "cost" | "latency" | "fallback" | "misses" | "waiting" | "attempts";

/** How each is worked out, in a sentence or two. */
export const FORMULAS: Readonly<Record<FigureId, string>> = {
  cost: "Each request at the dated price of the tier that answers it, class of tokens by class; how many each tier answers is what is simulated. Less what the same requests cost as they were served.",
  latency:
    "From the first attempt to the answer: waits as they are simulated, calls as long as like requests took at standard, times how much slower the tier is. 95 of 100 requests are answered within it.",
  fallback:
    "Requests that the policy's own tier did not answer and that the tier after it did, over all requests that could be evaluated.",
  misses:
    "Requests answered after their deadline or never, over those that have one and of which something tells how long they take.",
  waiting:
    "From a request's first attempt to the beginning of the call that answers it, in the mean over all requests.",
  attempts: "Calls at flex, refused ones included, over all requests that could be evaluated.",
};
