/** JSON lines of the rows. */
export const jsonLines = (...rows: readonly object[]): string =>
  rows.map((row) => JSON.stringify(row)).join("\n");

const cell = (value: unknown): string => {
  const text =
    typeof value === "object" && value !== null ? JSON.stringify(value) : String(value ?? "");
  return `"${text.replaceAll('"', '""')}"`;
};
/** A CSV of the rows with every cell quoted; objects become JSON text. */
export const csvOf = (...rows: readonly object[]): string =>
  [
    Object.keys(rows[0] ?? {}).join(","),
    ...rows.map((row) => Object.values(row).map(cell).join(",")),
  ].join("\n");

/** A body as Chat Completions answers: flex, 100 tokens in, 60 of them cached, 20 out, 5 of them for reasoning. */
export const chatBody = {
  id: "chatcmpl-1",
  object: "chat.completion",
  created: 0,
  model: "gpt-5-mini-2025-08-07",
  service_tier: "flex",
  choices: [{ message: { content: "secret" } }],
  usage: {
    prompt_tokens: 100,
    completion_tokens: 20,
    prompt_tokens_details: { cached_tokens: 60 },
    completion_tokens_details: { reasoning_tokens: 5 },
  },
};
