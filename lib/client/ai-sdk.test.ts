import { createOpenAI } from "@ai-sdk/openai";
import { generateText, streamText } from "ai";
import { describe, expect, test } from "vitest";
import { attemptsOf, CHAT_STREAM, NO_FLEX, OPENAI, RESPONSE } from "../testing/sdk-answers.ts";
import { witnessedCalls } from "../testing/witnessed-calls.ts";

describe("the AI SDK", () => {
  const flex = { openai: { serviceTier: "flex" } };

  test("retries without a counter, and its attempts are one operation all the same", async () => {
    const { records, result } = await witnessedCalls(
      (_, count) => (count === 1 ? NO_FLEX : { headers: OPENAI, body: RESPONSE }),
      async ({ fetch }, { url }) => {
        const openai = createOpenAI({ apiKey: "k", baseURL: `${url}/v1`, fetch });
        return (
          await generateText({
            model: openai("gpt-5-mini"),
            prompt: "Hello",
            providerOptions: flex,
          })
        ).text;
      },
    );
    expect(result).toBe("Hi.");
    expect(attemptsOf(records)).toEqual([
      [0, "flex_unavailable"],
      [1, "success"],
    ]);
    expect(records[1]).toMatchObject({
      operationId: records[0]?.operationId,
      tierRequested: "flex",
      tierServed: "flex",
    });
  });

  test("streams a text", async () => {
    const { records, result } = await witnessedCalls(
      () => ({ headers: OPENAI, pieces: CHAT_STREAM.split(/(?<=\n\n)/) }),
      async ({ fetch }, { url }) => {
        const openai = createOpenAI({ apiKey: "k", baseURL: `${url}/v1`, fetch });
        return streamText({ model: openai.chat("gpt-5-mini"), prompt: "Hello" }).text;
      },
    );
    expect(result.length).toBeGreaterThan(0);
    expect(records).toMatchObject([{ outcome: "success", streamed: true }]);
  });

  test("asks a policy that has given up only for its word", async () => {
    const { came } = await witnessedCalls(
      () => NO_FLEX,
      async (tierscope, { url }) => {
        const { fetch } = tierscope.withPolicy("flex-once");
        const openai = createOpenAI({ apiKey: "k", baseURL: `${url}/v1`, fetch });
        await expect(
          generateText({ model: openai("gpt-5-mini"), prompt: "Hello", maxRetries: 2 }),
        ).rejects.toThrow();
      },
    );
    expect(came.map(({ body }) => JSON.parse(body).service_tier)).toEqual(["flex", "auto"]);
  });
});
