import type { ProviderCatalog, RegionalUplift } from "./entry.ts";

const FLEX_DOCS = "MicrosoftDocs/azure-ai-docs:articles/foundry/openai/how-to/flex-processing.md (ms.date 2026-09-24)";

const HALF_OF_STANDARD = "rule: 50% of Standard token rates + cached discount";

const ONLY_MODEL = "only supported model at launch; unsupported model = HTTP 400, no fallback; capacity 429 not billed";

const GLOBAL_ONLY: RegionalUplift = { percent: 0, regions: [], rule: "Global Standard deployments only" };

export const azureFoundry: ProviderCatalog = {
  id: "azure-foundry",
  alsoNamed: ["azure", "azure_ai", "azure.ai.openai", "azure.ai.inference", "microsoft"],
  recorded: "2026-11-20",
  models: {
    "gpt-5.6-sol": {
      uplift: GLOBAL_ONLY,
      remark: "version 2026-07-09",
      prices: [{ tier: "flex", from: "2026-09-24", dated: "observed", basis: HALF_OF_STANDARD, availability: "preview", source: FLEX_DOCS, confidence: "high", note: ONLY_MODEL }],
    },
  },
};
