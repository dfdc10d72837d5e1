import fs from "node:fs";
import path from "node:path";
import type { Played } from "./played-provider.ts";

const FORMATS = path.join(import.meta.dirname, "../formats");

/** A file of a format's fixtures. */
export const fixtureText = (file: string): string =>
  fs.readFileSync(path.join(FORMATS, file), "utf8");

/** A chat's stream, the first of the file, with its usage. */
export const CHAT_STREAM = `${fixtureText("openai-sse/fixtures/openai-chat-stream.sse").split("[DONE]")[0]}[DONE]\n\n`;

export const CHAT = {
  id: "chatcmpl-1",
  object: "chat.completion",
  created: 1_795_000_000,
  model: "gpt-5-mini-2025-08-07",
  service_tier: "flex",
  choices: [{ index: 0, message: { role: "assistant", content: "Hi." }, finish_reason: "stop" }],
  usage: { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 },
};
export const RESPONSE = {
  id: "resp_1",
  object: "response",
  created_at: 1_795_000_000,
  status: "completed",
  model: "gpt-5-mini-2025-08-07",
  service_tier: "flex",
  output: [
    {
      type: "message",
      id: "msg_1",
      role: "assistant",
      status: "completed",
      content: [{ type: "output_text", text: "Hi.", annotations: [] }],
    },
  ],
  usage: {
    input_tokens: 100,
    input_tokens_details: { cached_tokens: 64 },
    output_tokens: 20,
    output_tokens_details: { reasoning_tokens: 8 },
    total_tokens: 120,
  },
};
export const NO_FLEX: Played = {
  status: 429,
  headers: { "x-request-id": "req_no", "retry-after-ms": "10" },
  body: {
    error: { code: "resource_unavailable", type: "rate_limit_error", message: "no", param: null },
  },
};
export const OPENAI = { "openai-version": "2020-10-01", "x-request-id": "req_ok" };

export const attemptsOf = (
  records: readonly {
    attempt?: number | null;
    errorClass?: string | null;
    outcome?: string | null;
  }[],
) => records.map(({ attempt, errorClass, outcome }) => [attempt, errorClass ?? outcome]);
