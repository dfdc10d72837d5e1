/** An event as servers send it. */
export const event = (type: string, more: object = {}) =>
  `event: ${type}\ndata: ${JSON.stringify({ type, ...more })}\n\n`;

export const RESPONSE = {
  id: "resp_1",
  object: "response",
  status: "in_progress",
  model: "gpt-5",
  service_tier: "flex",
  usage: null,
};
export const BEGUN = event("response.created", { response: RESPONSE });
export const WORD = event("response.output_text.delta", { delta: "x" });
export const DONE = event("response.completed", {
  response: { ...RESPONSE, status: "completed", usage: { input_tokens: 53, output_tokens: 469 } },
});
