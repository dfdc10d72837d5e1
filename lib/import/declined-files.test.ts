import { describe, expect, test } from "vitest";
import { readUsage, refusalOf } from "../testing/read-usage.ts";

const page = (...data: readonly object[]) => JSON.stringify({ object: "list", data });
const lines = (...rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).join("\n");
const messages = [{ role: "user", content: "hi" }];

describe("files without usage are called by their names, and no mapping is asked for", () => {
  test.each([
    ["a list of models", page({ id: "gpt-5", object: "model", created: 1 })],
    ["a list of models", lines({ model_name: "gpt-5", litellm_params: {} })],
    ["a list of uploaded files", page({ id: "file-1", object: "file", purpose: "batch" })],
    ["an audit log", page({ id: "audit_log-1", type: "project.created", effective_at: 1 })],
    ["an error", JSON.stringify({ error: { message: "Incorrect API key", code: null } })],
    ["an error", JSON.stringify({ type: "error", error: { type: "x", message: "no" } })],
    ["training examples", lines({ messages }, { messages })],
    ["a file of requests", JSON.stringify({ model: "gpt-5", messages })],
    ["a file of requests", JSON.stringify({ model: "gpt-5", input: "hi", stream: true })],
    [
      "export of scores",
      "id,timestamp,name,value,source,traceId,observationId\n1,2026-11-18T00:00:00Z,acc,0.5,API,t,o\n",
    ],
    ["Jaeger", JSON.stringify({ data: [{ traceID: "a", spans: [{ operationName: "chat" }] }] })],
  ])("%s: %s", async (name, text) => {
    const { code, message } = await refusalOf(text);
    expect(code).toBe("no-usage");
    expect(message).toContain(name);
    expect(message).not.toMatch(/mapping|: \./);
  });

  test("lines of a plain log are no CSV", async () => {
    const refusal = await refusalOf(
      "2026-11-18 10:00:00 INFO started\n2026-11-18 10:00:01 INFO done\n",
    );
    expect(refusal.code).toBe("unknown-format");
    expect(refusal.message).not.toContain("This CSV");
  });

  test("what has more beside it than a request or an error is not declined", async () => {
    const log = lines({ messages, model: "gpt-5", usage: { prompt_tokens: 1 }, ts: "2026-11-18" });
    expect((await refusalOf(log)).code).toBe("mapping-missing");
    const failures = lines(
      { error: { message: "no" } },
      { object: "chat.completion", created: 1_795_078_800, usage: { prompt_tokens: 1 } },
    );
    expect((await readUsage(failures)).report.records).toMatchObject({ valid: 1, rejected: 1 });
  });
});

describe("answers of the embeddings API", () => {
  const answer = (vectors: number, length = 3) => ({
    object: "list",
    data: Array.from({ length: vectors }, (_, index) => ({
      object: "embedding",
      index,
      embedding: Array.from({ length }, () => 0.123456789),
    })),
    model: "text-embedding-3-small",
    usage: { prompt_tokens: 8, total_tokens: 8 },
  });

  test.each([
    ["one", JSON.stringify(answer(1)), 1],
    ["a pretty one", JSON.stringify(answer(2), null, 2), 1],
    ["lines", lines(answer(1), answer(2)), 2],
    ["a list", JSON.stringify([answer(1), answer(2)]), 2],
    ["one far longer than the head", JSON.stringify(answer(64, 1_536)), 1],
    ["lines far longer than the head", lines(answer(9, 1_536), answer(9, 1_536)), 2],
  ])("%s: input tokens, no output, and no time", async (_what, text, valid) => {
    const { format, report, records } = await readUsage(text);
    expect(format).toBe("openai-chat-completion");
    expect(report.records).toMatchObject({ valid, rejected: 0 });
    expect(records[0]).toMatchObject({
      endpoint: "/v1/embeddings",
      model: "text-embedding-3-small",
      inputTotal: 8,
      outputTotal: 0,
    });
  });
});
