/** Stands wherever content stands, and must stand nowhere else. */
export const CONTENT_CANARY = "canary-7f3a";

/** A chat that was answered at flex, with tokens of every class. */
export const CHAT_ANSWER = {
  id: "chatcmpl-1",
  object: "chat.completion",
  created: 1_795_000_000,
  model: "gpt-5-mini-2025-08-07",
  service_tier: "flex",
  choices: [
    { index: 0, message: { role: "assistant", content: CONTENT_CANARY }, finish_reason: "stop" },
  ],
  usage: {
    prompt_tokens: 1_000,
    completion_tokens: 200,
    total_tokens: 1_200,
    prompt_tokens_details: { cached_tokens: 600, cache_write_tokens: 100 },
    completion_tokens_details: { reasoning_tokens: 150 },
  },
};

/** How such a chat is asked. */
export const askChat = (more: object = {}): RequestInit => ({
  method: "POST",
  headers: { "content-type": "application/json", authorization: `Bearer sk-${CONTENT_CANARY}` },
  body: JSON.stringify({
    model: "gpt-5-mini",
    messages: [{ role: "user", content: CONTENT_CANARY }],
    service_tier: "flex",
    user: CONTENT_CANARY,
    ...more,
  }),
});
