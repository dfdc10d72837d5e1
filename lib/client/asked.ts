import { cleanText } from "../formats/clean-text.ts";
import { jsonObjectOf } from "../formats/json-text.ts";
import { own } from "../formats/json-value.ts";

/** What a request asks for, as its body says; never what it asks. */
export interface Asked {
  readonly model: string | null;
  readonly tier: string | null;
  readonly streamed: boolean;
}

/** Gemini's parameter is called in its own manner. */
export function askedOf(body: string | FormData | null): Asked {
  const isForm = body instanceof FormData;
  const asked = isForm
    ? { model: body.get("model"), stream: body.get("stream") }
    : jsonObjectOf(body);
  const stream = own(asked, "stream");
  return {
    model: cleanText(own(asked, "model")),
    tier: cleanText(own(asked, "service_tier") ?? own(asked, "serviceTier")),
    streamed: stream === true || stream === "true",
  };
}
