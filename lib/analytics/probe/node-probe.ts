import { literal, PROBE_CODES, PROBE_WISH, PROBE_WORKLOAD } from "./probe-parts.ts";

const REST = `
const key = process.env.OPENAI_API_KEY;
const base = (process.env.OPENAI_BASE_URL || "https://api.openai.com/v1").replace(/\\/+$/, "");
if (!key) {
  console.error("Set OPENAI_API_KEY.");
  process.exit(2);
}

function errorClass(status, { code, param, message }) {
  const text = message ?? "";
  if (CODES[code]) return CODES[code];
  if (/resource[ _]unavailable/i.test(text)) return "flex_unavailable";
  if (/flex is not (available|supported)|unsupported service_tier/i.test(text)) return "flex_not_supported";
  if (param === "service_tier" || /tier is not allowed/i.test(text)) return "tier_not_allowed";
  if (status === 429) return "http_429";
  if (status === 408) return "timeout_408";
  if (status === 503) return "overloaded";
  return status >= 500 ? "server_error" : "invalid_request";
}

async function ask(model) {
  const started = new Date();
  const record = {
    schema: "tierscope/1", grain: "call", time: started.toISOString(), requests: 1, provider: "openai",
    model, tierRequested: "flex", endpoint: "/v1/responses", workload: WORKLOAD,
  };
  const latencyMs = () => Date.now() - started.getTime();
  try {
    const response = await fetch(base + "/responses", {
      method: "POST", body: JSON.stringify({ model, ...WISH }), signal: AbortSignal.timeout(15 * 60 * 1000),
      headers: { authorization: "Bearer " + key, "content-type": "application/json" },
    });
    const answer = await response.json().catch(() => ({}));
    const found = { ...record, requestId: response.headers.get("x-request-id") ?? answer.id, httpStatus: response.status, latencyMs: latencyMs() };
    if (!response.ok || answer.error) {
      const error = answer.error ?? {};
      return { ...found, outcome: "error", errorClass: errorClass(response.status, error), errorCode: error.code ?? undefined };
    }
    const usage = answer.usage ?? {};
    return {
      ...found, model: answer.model ?? model, tierServed: answer.service_tier ?? undefined,
      outcome: answer.status === "incomplete" ? "incomplete" : "success",
      inputTotal: usage.input_tokens, inputCached: usage.input_tokens_details?.cached_tokens,
      outputTotal: usage.output_tokens, reasoning: usage.output_tokens_details?.reasoning_tokens,
    };
  } catch (error) {
    const errorClass = error.name === "TimeoutError" ? "timeout_client" : "unknown";
    return { ...record, outcome: "error", errorClass, latencyMs: latencyMs() };
  }
}

for (const model of MODELS) {
  const record = await ask(model);
  console.log(JSON.stringify(record));
  console.error(record.model + ": " + (record.tierServed ?? record.errorClass ?? "no tier named"));
}
`;

/** A script for Node 20 and later, without packages, that prints our own JSON lines. */
export const nodeProbe = (models: readonly string[]): string =>
  `// Asks each model once for service_tier "flex" and prints what became of it, one JSON line each.
// OPENAI_API_KEY=... node try-flex.mjs > try-flex.jsonl
// Each try costs a few tokens. The key is read from the environment and sent to the API alone.
const MODELS = ${literal(models)};
const WISH = ${JSON.stringify(PROBE_WISH)};
const CODES = ${literal(PROBE_CODES)};
const WORKLOAD = ${literal(PROBE_WORKLOAD)};
${REST}`;
