import type { Format } from "../format.ts";
import { firstBodyKind, MISSING_IN_BODIES, readBodies } from "../openai-body-files.ts";

/** Bodies that OpenAI's Responses API answered with, kept as JSON: a list, lines, or one alone. */
export const openaiResponse: Format = {
  id: "openai-response",
  title: "OpenAI Responses bodies",
  grain: "call",
  reads: "json",
  missing: MISSING_IN_BODIES,
  recognise(head) {
    const kind = firstBodyKind(head);
    return kind === "response" ? `It holds bodies with "object": "${kind}".` : null;
  },
  reader: readBodies,
};
