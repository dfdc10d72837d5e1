import { anthropic } from "./anthropic.ts";
import { awsBedrock } from "./aws-bedrock.ts";
import { azureFoundry } from "./azure-foundry.ts";
import { deepseek } from "./deepseek.ts";
import type { ProviderCatalog } from "./entry.ts";
import { google } from "./google.ts";
import { groq } from "./groq.ts";
import { mistral } from "./mistral.ts";
import { openai } from "./openai.ts";
import { xai } from "./xai.ts";

/** Every provider's prices. */
export const CATALOGS: readonly ProviderCatalog[] = [
  openai,
  anthropic,
  google,
  awsBedrock,
  azureFoundry,
  groq,
  mistral,
  xai,
  deepseek,
];
