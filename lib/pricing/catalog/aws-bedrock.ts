import type { LongContext, ProviderCatalog, RegionalUplift } from "./entry.ts";

const GENAI_PRICES = "pydantic/genai-prices:prices/providers/aws.yml @47df840a";

const LONG_BAND_SINCE = "long band exists on Bedrock only from 2026-08-03 (1M window)";

const INCLUDED: RegionalUplift = { percent: 0, regions: [], rule: "row already includes +10% in-region/geo premium over OpenAI direct (OpenAI page says Bedrock commercial regions match direct for equivalent services: compare like with like)" };
const OVER_272K: LongContext = { when: ">", inputTokens: 272_000, rule: "> threshold input tokens (cached included): ALL tokens of the request at the long band (input and cache 2x, output 1.5x); exactly 272000 = short" };

export const awsBedrock: ProviderCatalog = {
  id: "aws-bedrock",
  alsoNamed: ["bedrock", "aws.bedrock", "aws"],
  recorded: "2026-11-20",
  models: {
    "openai.gpt-5.6-luna": {
      longContext: OVER_272K,
      uplift: INCLUDED,
      prices: [
        { tier: "standard", from: "2026-07-13", dated: "documented", input: "1.1", cached: "0.11", write: "1.375", output: "6.6", source: GENAI_PRICES, confidence: "medium" },
        { tier: "standard", band: "short", from: "2026-07-30", dated: "documented", input: "0.22", cached: "0.022", write: "0.275", output: "1.32", source: GENAI_PRICES, confidence: "medium" },
        { tier: "standard", band: "long", from: "2026-07-30", dated: "documented", input: "0.44", cached: "0.044", write: "0.55", output: "1.98", source: GENAI_PRICES, confidence: "medium", note: LONG_BAND_SINCE },
      ],
    },
    "openai.gpt-5.6-sol": {
      longContext: OVER_272K,
      uplift: INCLUDED,
      prices: [
        { tier: "standard", from: "2026-07-13", dated: "documented", input: "5.5", cached: "0.55", write: "6.875", output: "33", source: GENAI_PRICES, confidence: "medium" },
        { tier: "standard", band: "short", from: "2026-08-03", dated: "documented", input: "5.5", cached: "0.55", write: "6.875", output: "33", source: GENAI_PRICES, confidence: "medium", note: "sol row not updated for the 2026-08-21 cut in this source" },
        { tier: "standard", band: "long", from: "2026-08-03", dated: "documented", input: "11", cached: "1.1", write: "13.75", output: "49.5", source: GENAI_PRICES, confidence: "medium", note: LONG_BAND_SINCE },
      ],
    },
    "openai.gpt-5.6-terra": {
      longContext: OVER_272K,
      uplift: INCLUDED,
      prices: [
        { tier: "standard", from: "2026-07-13", dated: "documented", input: "2.75", cached: "0.275", write: "3.4375", output: "16.5", source: GENAI_PRICES, confidence: "medium" },
        { tier: "standard", band: "short", from: "2026-07-30", dated: "documented", input: "2.2", cached: "0.22", write: "2.75", output: "13.2", source: GENAI_PRICES, confidence: "medium" },
        { tier: "standard", band: "long", from: "2026-07-30", dated: "documented", input: "4.4", cached: "0.44", write: "5.5", output: "19.8", source: GENAI_PRICES, confidence: "medium", note: LONG_BAND_SINCE },
      ],
    },
  },
};
