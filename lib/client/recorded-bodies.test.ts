import fs from "node:fs";
import path from "node:path";
import Anthropic from "@anthropic-ai/sdk";
import { GoogleGenAI } from "@google/genai";
import OpenAI from "openai";
import { describe, expect, test } from "vitest";
import type { Played } from "../testing/played-provider.ts";
import { witnessedCalls } from "../testing/witnessed-calls.ts";

const DATA = path.resolve(process.cwd(), "../shared/data");
const AT_ONCE = 16;
const isAbsent = !fs.existsSync(DATA);

interface Line {
  readonly endpoint: string;
  readonly host: string;
  readonly stream: boolean;
  readonly http_status: number;
  readonly model: string;
  readonly usage: Readonly<Record<string, number>>;
  // biome-ignore lint/suspicious/noExplicitAny: bodies of many kinds, of which each test reads a field or two
  readonly body: any;
}

const linesOf = (name: string): Line[] =>
  isAbsent
    ? []
    : fs
        .readFileSync(path.join(DATA, name), "utf8")
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));

/** One line of each kind of answer, and of each set of fields that its provider was seen to count with. */
function oneOfEachShape(lines: readonly Line[]): Line[] {
  const shapeOf = ({ host, endpoint, usage, body }: Line) =>
    [
      host,
      endpoint,
      body?.status,
      body?.service_tier,
      Object.keys(usage ?? body?.usage ?? {}).sort(),
    ].join();
  return [...new Map(lines.map((line) => [shapeOf(line), line])).values()];
}

/** Plays every line to a call of its own, some at a time, and answers their records in the lines' order. */
async function recordsOf(
  lines: readonly Line[],
  play: (line: Line) => Played,
  ask: (
    line: Line,
    headers: Record<string, string>,
    at: { fetch: typeof fetch; url: string },
  ) => Promise<unknown>,
) {
  const witnessed = await witnessedCalls(
    ({ headers }) => {
      const place = Number(headers["x-line"]);
      const line = lines[place];
      const played = line === undefined ? {} : play(line);
      return { ...played, headers: { ...played.headers, "x-request-id": `req_${place}` } };
    },
    async ({ fetch }, { url }) => {
      for (let from = 0; from < lines.length; from += AT_ONCE) {
        const part = lines.slice(from, from + AT_ONCE);
        await Promise.all(
          part.map((line, i) => ask(line, { "x-line": String(from + i) }, { fetch, url })),
        );
      }
    },
  );
  const byId = new Map(witnessed.records.map((record) => [record.requestId, record]));
  expect(byId.size).toBe(lines.length);
  // A call in the background goes by the id under which its answer is fetched later.
  const recordOf = ({ body }: Line, i: number) => byId.get(`req_${i}`) ?? byId.get(body.id);
  return { records: lines.map(recordOf), sent: witnessed.sent };
}

const sum = (...counts: readonly (number | undefined)[]) =>
  counts.reduce<number>((total, count) => total + (count ?? 0), 0);

describe.skipIf(isAbsent)("real bodies, through the real SDKs (needs ../shared/data)", () => {
  test("of OpenAI: tokens, model, tier and id of every kind of answer", async () => {
    const lines = oneOfEachShape(linesOf("openai_raw_bodies.jsonl"));
    const { records } = await recordsOf(
      lines,
      ({ body }) => ({ headers: { "openai-version": "2020-10-01" }, body }),
      ({ endpoint, body }, headers, { fetch, url }) =>
        new OpenAI({ apiKey: "k", baseURL: url, fetch }).post(endpoint, {
          body: { model: body.model, messages: [] },
          headers,
        }),
    );
    expect(records).toHaveLength(5);
    for (const [i, { body, endpoint }] of lines.entries()) {
      const { usage } = body;
      expect(records[i]).toMatchObject({
        responseId: body.id,
        model: body.model,
        endpoint,
        provider: "openai",
      });
      expect(records[i]?.inputTotal).toBe(usage?.prompt_tokens ?? usage?.input_tokens);
      expect(records[i]?.outputTotal).toBe(usage?.completion_tokens ?? usage?.output_tokens);
      expect(records[i]?.outcome).toBe(body.status === "queued" ? "pending" : "success");
      const tier = body.service_tier === "default" ? "standard" : undefined;
      expect(records[i]?.tierServed).toBe(tier);
    }
  });

  test("of OpenAI's refusals: their codes and classes, and nothing of their messages", async () => {
    const lines = [
      ...new Map(
        linesOf("openai_errors.jsonl").map((line) => [
          `${line.http_status} ${line.body.error.code}`,
          line,
        ]),
      ).values(),
    ];
    const { records, sent } = await recordsOf(
      lines,
      ({ body, http_status }) => ({ status: http_status, body }),
      ({ endpoint }, headers, { fetch, url }) =>
        new OpenAI({ apiKey: "k", baseURL: url, fetch })
          .post(endpoint, { body: { model: "gpt-5" }, headers })
          .catch(() => null),
    );
    expect(records.length).toBeGreaterThan(5);
    for (const [i, { body, http_status }] of lines.entries()) {
      expect(records[i]).toMatchObject({
        httpStatus: http_status,
        outcome: "error",
        errorClass: "invalid_request",
        errorType: "invalid_request_error",
      });
      expect(records[i]?.errorCode).toBe(body.error.code ?? undefined);
      expect(sent).not.toContain(body.error.message.slice(0, 30));
    }
  });

  test("of Anthropic and Gemini: their usage in our classes", async () => {
    const lines = oneOfEachShape(
      linesOf("other_provider_usage.jsonl").filter(
        ({ host, stream, http_status, usage }) =>
          /anthropic|generativelanguage/.test(host) && !stream && http_status === 200 && usage,
      ),
    );
    const bodyOf = ({ host, model, usage }: Line) =>
      host === "api.anthropic.com"
        ? { id: "msg_1", type: "message", role: "assistant", model, content: [], usage }
        : { candidates: [{ finishReason: "STOP" }], usageMetadata: usage, modelVersion: model };
    const { records } = await recordsOf(
      lines,
      (line) => ({ body: bodyOf(line) }),
      ({ host }, headers, { fetch, url }) =>
        host === "api.anthropic.com"
          ? new Anthropic({ apiKey: "k", baseURL: url, fetch }).messages.create(
              { model: "m", max_tokens: 1, messages: [] },
              { headers },
            )
          : new GoogleGenAI({
              apiKey: "k",
              httpOptions: { baseUrl: url, fetch, headers },
            }).models.generateContent({ model: "m", contents: "x" }),
    );
    expect(records.length).toBeGreaterThan(25);
    for (const [i, { host, usage }] of lines.entries()) {
      const record = records[i];
      if (host === "api.anthropic.com") {
        const { input_tokens, cache_read_input_tokens, cache_creation_input_tokens } = usage;
        expect(record?.inputTotal).toBe(
          sum(input_tokens, cache_read_input_tokens, cache_creation_input_tokens),
        );
        expect(record?.outputTotal).toBe(usage.output_tokens);
      } else {
        const {
          candidatesTokenCount,
          thoughtsTokenCount,
          promptTokenCount,
          toolUsePromptTokenCount,
        } = usage;
        expect(record?.inputTotal).toBe(
          promptTokenCount === undefined
            ? undefined
            : sum(promptTokenCount, toolUsePromptTokenCount),
        );
        expect(record?.outputTotal).toBe(sum(candidatesTokenCount, thoughtsTokenCount));
      }
    }
  });
});
