import { calledEndpoint, calledProvider, calledRegion } from "../formats/called-url.ts";

/** What the URL of a call to a model tells. */
export interface ModelCall {
  readonly provider: string | null;
  readonly region: string | null;
  readonly endpoint: string | null;
  /** Where the URL names it, as Gemini's do. */
  readonly model: string | null;
}

const GEMINI_MODEL = /\/models\/([^/:]+):\w+$/;
const GEMINI_ENDPOINT = "/v1beta/models:generateContent";

export function modelCall(url: string): ModelCall {
  const path = url.split(/[?#]/, 1)[0] ?? url;
  const model = GEMINI_MODEL.exec(path)?.[1] ?? null;
  return {
    provider: calledProvider(url),
    region: calledRegion(url),
    endpoint: model === null ? calledEndpoint(path) : GEMINI_ENDPOINT,
    model,
  };
}
