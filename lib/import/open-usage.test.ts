import { deflateRawSync, gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { Mapping } from "../formats/mapping.ts";
import { inPieces, readUsage, refusalOf } from "../testing/read-usage.ts";
import { ImportFailure } from "./import-error.ts";
import { openUsage } from "./open-usage.ts";

const mapping = Mapping.parse({
  columns: { time: "time", model: "model", inputTotal: "in", outputTotal: "out" },
  defaults: { provider: "openai" },
});
const HEADER = "time,model,in,out\n";
const row = (n: number) => `2026-11-18T10:00:00Z,gpt-5-mini,${n},1\n`;
const csv = (rows: number) => HEADER + row(10).repeat(rows);

describe("files that cannot be read at all", () => {
  test.each<[string, string | Uint8Array, string]>([
    ["an empty file", "", "empty-file"],
    ["blank lines alone", "\n \r\n\n", "empty-file"],
    ["a byte order mark alone", "\ufeff", "empty-file"],
    ["an empty gzip", gzipSync(""), "empty-file"],
    ["a picture", Buffer.from("89504e470d0a1a0a0000000d4948445200000001", "hex"), "binary-file"],
    ["UTF-16 without its mark", Buffer.from(csv(2), "utf16le"), "binary-file"],
    ["Latin-1 text", Buffer.from("Name,Größe\nä,1\n", "latin1"), "unreadable-encoding"],
    ["half a zip", Buffer.from("504b0304140000000800", "hex"), "wrapper-damaged"],
    ["a Parquet file", Buffer.from("PAR1\u0015\u0004"), "wrapper-unsupported"],
    ["a gzip in a gzip", gzipSync(gzipSync(csv(2))), "wrapper-unsupported"],
    ["a truncated gzip", gzipSync(csv(2)).subarray(0, 20), "wrapper-damaged"],
    [
      "a damaged gzip",
      Buffer.concat([gzipSync(csv(2)).subarray(0, 12), Buffer.alloc(40, 0xff)]),
      "wrapper-damaged",
    ],
    ["an event stream", 'data: {"id":"x","object":"y"}\n\ndata: [DONE]\n', "unknown-format"],
    ["prose", "Dear all", "unknown-format"],
    ["a broken header", 'time,"model,in\n1,2,3\n', "unknown-format"],
    ["an unknown CSV", csv(2), "mapping-missing"],
    ["unknown JSON", '{"when":1,"tokens":2}\n', "mapping-missing"],
    ["an empty list", "[]", "no-usage"],
    [
      "513 columns",
      `${Array.from({ length: 513 }, (_, i) => `c${i}`).join(",")}\n`,
      "too-many-columns",
    ],
    [
      "batch input",
      '{"custom_id":"a","method":"POST","url":"/v1/responses","body":{}}\n',
      "no-usage",
    ],
    ["metrics", '{"resourceMetrics":[]}\n', "no-usage"],
  ])("%s is told by one clear sentence", async (_what, content, code) => {
    const refusal = await refusalOf(content);
    expect(refusal.code).toBe(code);
    expect(refusal.message).toMatch(/^[A-Z].*\.$/s);
  });

  test("a declined file is called by its name, with what to import instead", async () => {
    const { message } = await refusalOf(
      '{"custom_id":"a","method":"POST","url":"/v1/responses","body":{}}\n',
    );
    expect(message).toContain("OpenAI batch input");
    expect(message).toContain("output");
  });

  test("a format that does not exist, or reads another kind of file, is told with the choice", async () => {
    const unknown = await refusalOf(csv(1), { format: "csv" });
    expect(unknown.code).toBe("unknown-format");
    expect(unknown.message).toContain("mapped-csv");
    expect((await refusalOf(csv(1), { format: "openai-chat-completion" })).code).toBe(
      "format-mismatch",
    );
    expect((await refusalOf(csv(1), { format: "mapped-csv" })).code).toBe("mapping-missing");
  });
});

describe("wrappers and encodings", () => {
  test("gzip, several members of it, UTF-16 and BOM are read as they come", async () => {
    const members = Buffer.concat([gzipSync(csv(2)), gzipSync(row(5))]);
    expect((await readUsage(members, { mapping })).report.tokens.inputTotal).toBe(25);
    const utf16 = Buffer.from(`\ufeff${csv(2)}`, "utf16le");
    expect((await readUsage(utf16, { mapping })).report.records.valid).toBe(2);
  });

  test("a gzip that unpacks to more than 200 times its size is refused while it unpacks", async () => {
    const zeros = gzipSync(HEADER + `${" ".repeat(1_000)}\n`.repeat(60_000));
    const opened = await openUsage(inPieces(zeros), { mapping });
    if (!opened.ok) throw new Error(opened.error.message);
    const drain = async () => {
      for await (const batch of opened.value.batches) expect(batch.length).toBeGreaterThan(0);
    };
    const failure = await drain().catch((cause: unknown) => cause);
    expect(failure).toBeInstanceOf(ImportFailure);
    expect(failure).toMatchObject({ importError: { code: "wrapper-too-large" } });
  });

  test("a gzip cut off behind its first rows fails in the middle, not silently", async () => {
    const noise = Array.from({ length: 40_000 }, (_, i) => row((i * 7_919) % 100_003)).join("");
    const cut = gzipSync(HEADER + noise);
    const failure = await readUsage(cut.subarray(0, cut.length - 100), { mapping }).catch(
      (cause: unknown) => cause,
    );
    expect(failure).toMatchObject({ importError: { code: "wrapper-damaged" } });
  });

  test("what the source of bytes throws comes through", async () => {
    const broken = async function* () {
      yield new TextEncoder().encode(csv(10));
      throw new Error("the disk is gone");
    };
    await expect(readUsage(broken(), { mapping })).rejects.toThrow("the disk is gone");
  });

  test("deflated bytes that no magic names are binary, not text", async () => {
    expect((await refusalOf(deflateRawSync(csv(5_000)))).code).toMatch(
      /binary-file|unreadable-encoding/,
    );
  });
});

describe("JSON", () => {
  const body = {
    id: "r",
    object: "chat.completion",
    created: 1_795_078_800,
    model: "gpt-5-mini",
    usage: { prompt_tokens: 7, completion_tokens: 2 },
  };

  test.each<[string, string, number]>([
    ["one object", JSON.stringify(body), 1],
    ["a pretty-printed object", JSON.stringify(body, null, 2), 1],
    ["a list", JSON.stringify([body, { ...body, id: "s" }], null, 2), 2],
    ["lines", `${JSON.stringify(body)}\n${JSON.stringify({ ...body, id: "s" })}`, 2],
    ["values on one line", JSON.stringify(body) + JSON.stringify({ ...body, id: "s" }), 2],
    [
      "a page",
      JSON.stringify({ object: "list", data: [body, { ...body, id: "s" }], has_more: false }),
      2,
    ],
  ])("%s", async (_what, text, valid) => {
    const { format, report } = await readUsage(text);
    expect(format).toBe("openai-chat-completion");
    expect(report.records).toEqual({
      received: valid,
      valid,
      skipped: 0,
      duplicates: 0,
      rejected: 0,
    });
  });

  test("a first body longer than the head is recognised by its keys up to 8 MiB on, or read when its format is named", async () => {
    const choices = [{ message: { content: "x".repeat(200_000) } }];
    expect((await readUsage(JSON.stringify({ ...body, choices }))).report.records.valid).toBe(1);
    const late = JSON.stringify({ choices, ...body });
    expect((await readUsage(late)).report.records.valid).toBe(1);
    const huge = JSON.stringify({ choices: [{ text: "x".repeat(9_000_000) }], ...body });
    expect(await refusalOf(huge)).toMatchObject({
      code: "unknown-format",
      message: expect.stringContaining("Name its format"),
    });
    const { report } = await readUsage(huge, { format: "openai-chat-completion" });
    expect(report.records.valid).toBe(1);
  });

  test("keys of the prototype change nothing", async () => {
    const evil = `{"__proto__":{"usage":{"prompt_tokens":9}},"constructor":{"x":1},${JSON.stringify(body).slice(1)}`;
    const { records } = await readUsage(evil);
    expect(records).toMatchObject([{ inputTotal: 7 }]);
    expect(({} as { usage?: unknown }).usage).toBeUndefined();
  });

  test("other objects among bodies are turned away with what they are", async () => {
    const list = { object: "moderation", model: "e", usage: { prompt_tokens: 3 } };
    const { report, rejects } = await readUsage(
      `${JSON.stringify(body)}\n${JSON.stringify(list)}\n7\n`,
    );
    expect(report.records).toMatchObject({ valid: 1, rejected: 2 });
    expect(rejects).toMatchObject([
      {
        code: "unsupported-object",
        examples: [
          { line: 2, found: "moderation" },
          { line: 3, found: "no such object" },
        ],
      },
    ]);
  });
});
