import { expect, test } from "vitest";
import { calledEndpoint, calledProvider, calledRegion } from "./called-url.ts";

test.each([
  ["https://api.openai.com/v1/chat/completions", "/v1/chat/completions", "openai", null],
  ["https://eu.api.openai.com/v1/responses/resp_1?x=1", "/v1/responses", "openai", "eu"],
  [
    "https://me.openai.azure.com/openai/deployments/secret/chat/completions?api-version=1",
    "/v1/chat/completions",
    "azure",
    null,
  ],
  ["https://api.anthropic.com/v1/messages", "/v1/messages", "anthropic", null],
  [
    "https://us-central1-aiplatform.googleapis.com/v1/x:generateContent?key=secret",
    null,
    "google",
    null,
  ],
  ["http://localhost:4000/responses", "/v1/responses", null, null],
  ["chat/completions", "/v1/chat/completions", null, null],
  ["https://evil.example/api.openai.com", null, null, null],
  [null, null, null, null],
])("%s calls %s of %s in region %s", (url, endpoint, provider, region) => {
  expect([calledEndpoint(url), calledProvider(url), calledRegion(url)]).toEqual([
    endpoint,
    provider,
    region,
  ]);
});
