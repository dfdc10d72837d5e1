import { GoogleGenAI } from "@google/genai";
import { describe, expect, test } from "vitest";
import { attemptsOf } from "../testing/sdk-answers.ts";
import { witnessedCalls } from "../testing/witnessed-calls.ts";

describe("Gemini's SDK", () => {
  const answer = {
    candidates: [{ content: { parts: [{ text: "Hi." }], role: "model" }, finishReason: "STOP" }],
    usageMetadata: {
      promptTokenCount: 40,
      candidatesTokenCount: 5,
      thoughtsTokenCount: 7,
      totalTokenCount: 52,
      trafficType: "ON_DEMAND_FLEX",
    },
    modelVersion: "gemini-3-flash",
    responseId: "g1",
  };
  const facts = {
    requestId: "g1",
    endpoint: "/v1beta/models:generateContent",
    model: "gemini-3-flash",
    modelRequested: "gemini-flash-latest",
    tierServed: "flex",
    inputTotal: 40,
    outputTotal: 12,
    reasoning: 7,
  };
  const asked = { model: "gemini-flash-latest", contents: "Hello" };

  test("adds thoughts to the output and joins the SDK's own retries", async () => {
    const { records } = await witnessedCalls(
      (_, count) =>
        count === 1
          ? { status: 503, body: { error: { code: 503, status: "UNAVAILABLE", message: "no" } } }
          : { body: answer },
      (tierscope, { url }) => {
        const google = tierscope.with({ provider: "google" });
        const retryOptions = { attempts: 2, initialDelay: 0.01, jitter: 0 };
        const client = new GoogleGenAI({
          apiKey: "k",
          httpOptions: { baseUrl: url, fetch: google.fetch, retryOptions },
        });
        return client.models.generateContent(asked);
      },
    );
    expect(attemptsOf(records)).toEqual([
      [0, "overloaded"],
      [1, "success"],
    ]);
    expect(records[1]).toMatchObject({
      ...facts,
      provider: "google",
      operationId: records[0]?.operationId,
    });
  });

  test("streams, and a policy asks in Gemini's own words", async () => {
    const { records, came } = await witnessedCalls(
      () => ({ pieces: [`data: ${JSON.stringify(answer)}\r\n\r\n`] }),
      async (tierscope, { url }) => {
        const { fetch } = tierscope.withPolicy("flex-once");
        const client = new GoogleGenAI({ apiKey: "k", httpOptions: { baseUrl: url, fetch } });
        for await (const _ of await client.models.generateContentStream(asked));
      },
    );
    expect(JSON.parse(came[0]?.body ?? "{}").serviceTier).toBe("flex");
    expect(records).toMatchObject([
      { ...facts, tierRequested: "flex", streamed: true, policy: "flex-once" },
    ]);
  });
});
