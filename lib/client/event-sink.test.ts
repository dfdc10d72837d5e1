import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CHAT_STREAM } from "../testing/sdk-answers.ts";
import { BEGUN, DONE, event, WORD } from "../testing/stream-events.ts";
import { EventSink } from "./event-sink.ts";
import { toldByEvents } from "./fold-events.ts";

describe("however a stream is cut into pieces, it tells the same", () => {
  const anthropic = [
    event("message_start", {
      message: {
        id: "msg_1",
        model: "claude-sonnet-5",
        usage: {
          input_tokens: 20,
          cache_read_input_tokens: 100,
          cache_creation_input_tokens: 0,
          output_tokens: 1,
          service_tier: "standard",
        },
      },
    }),
    event("ping"),
    event("content_block_delta", {
      delta: { type: "text_delta", text: '"usage":{"input_tokens":9}' },
    }),
    event("message_delta", { delta: { stop_reason: "end_turn" }, usage: { output_tokens: 33 } }),
    event("message_stop"),
  ].join("");
  const chunk = (thoughts: number, finishReason?: string) => ({
    candidates: [{ content: { parts: [{ text: "x" }] }, finishReason }],
    usageMetadata: {
      promptTokenCount: 40,
      candidatesTokenCount: 5,
      thoughtsTokenCount: thoughts,
      trafficType: "ON_DEMAND_FLEX",
    },
    modelVersion: "gemini-3-flash",
    responseId: "g1",
  });
  const gemini = [chunk(1), chunk(7, "STOP")]
    .map((each) => `data: ${JSON.stringify(each)}\r\n\r\n`)
    .join("");

  test.each([
    [
      "openai",
      CHAT_STREAM,
      { tierServed: "flex", outcome: "success", id: "chatcmpl-hcmaRIPuKd6T94WJQVeCkEWYKkBnx" },
    ],
    ["openai", BEGUN + WORD + DONE, { tierServed: "flex", outcome: "success", id: "resp_1" }],
    ["openai", BEGUN + WORD, { tierServed: null, outcome: "incomplete", id: "resp_1" }],
    [
      "anthropic",
      anthropic,
      {
        tierServed: "standard",
        outcome: "success",
        id: "msg_1",
        tokens: { inputTotal: 120, inputCached: 100, outputTotal: 33 },
      },
    ],
    [
      "google",
      gemini,
      {
        tierServed: "flex",
        outcome: "success",
        id: "g1",
        tokens: { inputTotal: 40, outputTotal: 12, reasoning: 7 },
      },
    ],
  ])("%s: %#", (provider, text, expected) => {
    const bytes = new TextEncoder().encode(text);
    const toldIn = (cuts: readonly number[]) => {
      const sink = new EventSink();
      const places = [...cuts.map((cut) => cut % bytes.length).sort((a, b) => a - b), bytes.length];
      let from = 0;
      for (const place of places) {
        sink.add(bytes.subarray(from, place));
        from = place;
      }
      return toldByEvents(sink.events(), 200, provider);
    };
    const whole = toldIn([]);
    expect(whole).toMatchObject(expected);
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 20 }), (cuts) => {
        expect(toldIn(cuts)).toEqual(whole);
      }),
      { seed: 6, numRuns: 50 },
    );
  });
});
