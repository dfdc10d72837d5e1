import type { NamedCost } from "../../../lib/wire/overview.ts";
import type { CostByModelData } from "./prepare.ts";

const untouched = { total: "0", moved: "0", kept: "0", eligible: 0, ineligible: 0 };

function modelCost(name: string | null, asServed: string, byFlex = "0", byBatch = "0"): NamedCost {
  return {
    name,
    provider: name === null ? null : "openai",
    records: 10,
    requests: 10,
    requestsUnknown: 0,
    unpricedRecords: 0,
    unpricedRequests: 0,
    inputTokens: 1_000,
    inputUnknown: 0,
    outputTokens: 100,
    outputUnknown: 0,
    asServed,
    tiers: { standard: untouched, flex: untouched, batch: untouched, priority: untouched },
    saved: "0",
    available: String(Number(byFlex) + Number(byBatch)),
    availableBy: { standard: "0", flex: byFlex, batch: byBatch },
    bestMove: null,
  };
}

export const samples: Readonly<Record<string, CostByModelData>> = {
  usual: {
    models: [
      modelCost("gpt-5", "40.5", "12", "4"),
      modelCost("o3", "22", "0", "11"),
      modelCost("o4-mini", "6.125", "2"),
      modelCost("gpt-5-mini", "1.5"),
    ],
  },
  empty: { models: [] },
  hostile: {
    models: [
      modelCost('"><img src=x onerror=alert(1)>', "2"),
      modelCost("=1+1", "1"),
      modelCost(null, "0.5"),
    ],
  },
  "three hundred models": {
    models: Array.from({ length: 300 }, (_, index) =>
      modelCost(`model-${index}`, String(300 - index), "0.5"),
    ),
  },
};
