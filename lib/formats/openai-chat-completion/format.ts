import type { Format } from "../format.ts";
import { firstBodyKind, MISSING_IN_BODIES, readBodies } from "../openai-body-files.ts";

/** Bodies that OpenAI's Chat Completions API answered with, kept as JSON: a list, lines, or one alone. */
export const openaiChatCompletion: Format = {
  id: "openai-chat-completion",
  title: "OpenAI Chat Completions bodies",
  grain: "call",
  reads: "json",
  missing: MISSING_IN_BODIES,
  recognise(head) {
    const kind = firstBodyKind(head);
    if (kind === "embeddings") return "It holds answers of the embeddings API, with their usage.";
    return kind === "chat.completion" || kind === "text_completion"
      ? `It holds bodies with "object": "${kind}".`
      : null;
  },
  reader: readBodies,
};
