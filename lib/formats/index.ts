import { anthropicConsoleCostCsv } from "./anthropic-console-cost-csv/format.ts";
import { anthropicConsoleTokensCsv } from "./anthropic-console-tokens-csv/format.ts";
import { anthropicCostReport } from "./anthropic-cost-report/format.ts";
import { anthropicUsageReport } from "./anthropic-usage-report/format.ts";
import { azureDiagnostics } from "./azure-diagnostics/format.ts";
import { braintrustLogs } from "./braintrust-logs/format.ts";
import { capturedHttp } from "./captured-http/format.ts";
import { cloudflareAigLogs } from "./cloudflare-aig-logs/format.ts";
import { focus } from "./focus/format.ts";
import type { Format } from "./format.ts";
import { geminiResponse } from "./gemini-response/format.ts";
import { heliconeRequests } from "./helicone-requests/format.ts";
import { langfuseObservations } from "./langfuse-observations/format.ts";
import { langsmithRuns } from "./langsmith-runs/format.ts";
import { litellmSpendlogs } from "./litellm-spendlogs/format.ts";
import { litellmStandardLogging } from "./litellm-standard-logging/format.ts";
import { mappedCsv } from "./mapped-csv/format.ts";
import { mappedJsonl } from "./mapped-jsonl/format.ts";
import { openaiBatchObject } from "./openai-batch-object/format.ts";
import { openaiBatchOutput } from "./openai-batch-output/format.ts";
import { openaiChatCompletion } from "./openai-chat-completion/format.ts";
import { openaiCostExportCsv } from "./openai-cost-export-csv/format.ts";
import { openaiCostsApi } from "./openai-costs-api/format.ts";
import { openaiResponse } from "./openai-response/format.ts";
import { openaiSse } from "./openai-sse/format.ts";
import { openaiUsageApi } from "./openai-usage-api/format.ts";
import { openaiUsageExportCsv } from "./openai-usage-export-csv/format.ts";
import { openrouterActivityApi } from "./openrouter-activity-api/format.ts";
import { openrouterActivityCsv } from "./openrouter-activity-csv/format.ts";
import { otlpTraces } from "./otlp-traces/format.ts";
import { portkeyLogs } from "./portkey-logs/format.ts";
import { tierscopeCsv } from "./tierscope-csv/format.ts";
import { tierscopeJsonl } from "./tierscope-jsonl/format.ts";
import { vercelSpendReport } from "./vercel-spend-report/format.ts";

/** Every usage-source format, in the order in which a file is tried on them. */
export const FORMATS: readonly Format[] = [
  tierscopeCsv,
  tierscopeJsonl,
  otlpTraces,
  openaiSse,
  capturedHttp,
  openaiBatchOutput,
  openaiBatchObject,
  openaiCostsApi,
  openaiUsageApi,
  azureDiagnostics,
  anthropicUsageReport,
  anthropicCostReport,
  geminiResponse,
  litellmSpendlogs,
  litellmStandardLogging,
  langfuseObservations,
  heliconeRequests,
  langsmithRuns,
  braintrustLogs,
  portkeyLogs,
  cloudflareAigLogs,
  openrouterActivityApi,
  vercelSpendReport,
  openaiUsageExportCsv,
  openaiChatCompletion,
  openaiResponse,
  openaiCostExportCsv,
  openrouterActivityCsv,
  anthropicConsoleTokensCsv,
  anthropicConsoleCostCsv,
  focus,
  mappedCsv,
  mappedJsonl,
];
