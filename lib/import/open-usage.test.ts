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
    ["a zip", Buffer.from("504b0304140000000800", "hex"), "wrapper-unsupported"],
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
    expect((await refusalOf(csv(1), { format: "openai-bodies" })).code).toBe("format-mismatch");
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

describe("bad rows among good ones", () => {
  const rejects = async (text: string) => {
    const { report, rows } = await readUsage(HEADER + text, { mapping });
    const bad = rows.flatMap((each) =>
      each.kind === "reject" ? [`${each.line} ${each.problem.code}`] : [],
    );
    return { valid: report.records.valid, bad };
  };

  test.each([
    ["a negative count", "2026-11-18,m,-1,1", "negative"],
    ["an absurd count", "2026-11-18,m,1e308,1", "absurd"],
    ["2^53", "2026-11-18,m,9007199254740993,1", "absurd"],
    ["NaN", "2026-11-18,m,NaN,1", "not-a-number"],
    ["half a token", "2026-11-18,m,0.5,1", "fractional"],
    ["year 55000", "+055000-01-01T00:00:00Z,m,1,1", "not-a-time"],
    ["year 1999", "1999-01-01T00:00:00Z,m,1,1", "time-out-of-range"],
    ["no time", ",m,1,1", "time-missing"],
    ["too few cells", "2026-11-18,m,1", "ragged-row"],
    ["too many cells", "2026-11-18,m,1,1,1", "ragged-row"],
    ["a NUL in a number", "2026-11-18,m,1\u00000,1", "not-a-number"],
    ["a broken quote", '2026-11-18,"m,1,1', "broken-quote"],
  ])("%s costs its own row, with its line", async (_what, bad, code) => {
    expect(await rejects(`${row(1)}${bad}\n${row(2)}`)).toEqual({ valid: 2, bad: [`3 ${code}`] });
  });

  test("a total smaller than its parts costs its row, whatever the format", async () => {
    const body = { id: "r", object: "chat.completion", created: 1_795_078_800 };
    const details = { cached_tokens: 8 };
    const usage = { prompt_tokens: 7, completion_tokens: 2, prompt_tokens_details: details };
    const { rejects } = await readUsage(JSON.stringify({ ...body, usage }));
    expect(rejects).toMatchObject([{ code: "parts-exceed-total", field: "inputTotal", count: 1 }]);
  });

  test("2^31 tokens are many and possible; extra blank cells and blank rows do no harm", async () => {
    const text = `2026-11-18,m,2147483648,1,,\n,,,\n\n${row(1)}`;
    const { report } = await readUsage(HEADER + text, { mapping });
    expect(report.records).toMatchObject({ valid: 2, skipped: 1, rejected: 0 });
    expect(report.tokens.inputTotal).toBe(2_147_483_649);
  });

  test("labels lose NULs and lone surrogates, and bytes that are no UTF-8 further on cost nothing else", async () => {
    const bytes = Buffer.concat([
      Buffer.from(csv(3_000)),
      Buffer.from([
        0x32, 0x30, 0x32, 0x36, 0x2d, 0x31, 0x31, 0x2d, 0x31, 0x38, 0x2c, 0x6d, 0xff, 0x00,
      ]),
      Buffer.from(",7,1\n"),
    ]);
    const { report, records } = await readUsage(bytes, { mapping });
    expect(report.records).toMatchObject({ valid: 3_001, rejected: 0 });
    expect(records.at(-1)?.model).toBe("m\ufffd");
    expect(records.at(-1)?.inputTotal).toBe(7);
  });

  test("a header alone is a file without rows", async () => {
    expect((await readUsage(HEADER, { mapping })).report.records.received).toBe(0);
  });

  test("a repeated header name keeps its name once and is numbered after", async () => {
    const twice = Mapping.parse({ columns: { time: "t", inputTotal: "n", outputTotal: "n (2)" } });
    const { records } = await readUsage("t,n,n,\n2026-11-18,1,2,\n", { mapping: twice });
    expect(records).toMatchObject([{ inputTotal: 1, outputTotal: 2 }]);
  });

  test.each([";", "\t"])(
    "delimiter %j, decimal commas and sep= are read as spreadsheets write them",
    async (d) => {
      const text = `sep=${d}\r\n${["time", "model", "in", "out"].join(d)}\r\n${["2026-11-18", "m", "1.234.567,0", "10,0"].join(d)}\r\n`;
      const { records, rows } = await readUsage(text, { mapping });
      expect(records).toMatchObject([{ inputTotal: 1_234_567, outputTotal: 10 }]);
      expect(rows[0]?.line).toBe(3);
    },
  );
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
    expect(format).toBe("openai-bodies");
    expect(report.records).toEqual({
      received: valid,
      valid,
      skipped: 0,
      duplicates: 0,
      rejected: 0,
    });
  });

  test("a first body longer than the head is recognised by its text, or read when its format is named", async () => {
    const choices = [{ message: { content: "x".repeat(200_000) } }];
    expect((await readUsage(JSON.stringify({ ...body, choices }))).report.records.valid).toBe(1);
    const late = JSON.stringify({ choices, ...body });
    expect(await refusalOf(late)).toMatchObject({
      code: "unknown-format",
      message: expect.stringContaining("Name its format"),
    });
    const { report } = await readUsage(late, { format: "openai-bodies" });
    expect(report.records.valid).toBe(1);
  });

  test("keys of the prototype change nothing", async () => {
    const evil = `{"__proto__":{"usage":{"prompt_tokens":9}},"constructor":{"x":1},${JSON.stringify(body).slice(1)}`;
    const { records } = await readUsage(evil);
    expect(records).toMatchObject([{ inputTotal: 7 }]);
    expect(({} as { usage?: unknown }).usage).toBeUndefined();
  });

  test("other objects among bodies are turned away with what they are", async () => {
    const list = {
      object: "list",
      data: [{ object: "embedding" }],
      model: "e",
      usage: { prompt_tokens: 3 },
    };
    const { report, rejects } = await readUsage(
      `${JSON.stringify(body)}\n${JSON.stringify(list)}\n7\n`,
    );
    expect(report.records).toMatchObject({ valid: 1, rejected: 2 });
    expect(rejects).toMatchObject([
      {
        code: "unsupported-object",
        examples: [
          { line: 2, found: "list" },
          { line: 3, found: "no such object" },
        ],
      },
    ]);
  });
});

describe("size", () => {
  /** A line of so many megabytes between two good ones, made as it is read. */
  async function* withLongLine(megabytes: number, good: string, start: string, end: string) {
    const encoder = new TextEncoder();
    yield encoder.encode(good + start);
    const megabyte = encoder.encode("x".repeat(1024 * 1024));
    for (let i = 0; i < megabytes; i++) yield megabyte;
    yield encoder.encode(end + good);
  }

  test.each([
    ["CSV", HEADER + row(1), "2026-11-18,", ",1,1\n", row(1)],
    ["JSON lines", '{"time":"2026-11-18","model":"m","in":1,"out":1}\n', '{"a":"', '"}\n', ""],
  ])("a 200 MB line of %s is skipped in bounded memory", async (_kind, good, start, end) => {
    const before = process.memoryUsage().rss;
    let peak = before;
    const opened = await openUsage(withLongLine(200, good, start, end), { mapping });
    if (!opened.ok) throw new Error(opened.error.message);
    const kinds: string[] = [];
    for await (const batch of opened.value.batches) {
      peak = Math.max(peak, process.memoryUsage().rss);
      kinds.push(...batch.map((each) => (each.kind === "reject" ? each.problem.code : each.kind)));
    }
    expect(kinds.filter((kind) => kind === "line-too-long")).toHaveLength(1);
    expect(kinds.filter((kind) => kind === "record").length).toBeGreaterThanOrEqual(2);
    expect((peak - before) / 1e6).toBeLessThan(300);
  });

  test("batches stay small even when the bytes come all at once", async () => {
    const bytes = Buffer.from(csv(200_000));
    const opened = await openUsage(inPieces(bytes, bytes.length), { mapping });
    if (!opened.ok) throw new Error(opened.error.message);
    let rows = 0;
    for await (const batch of opened.value.batches) {
      expect(batch.length).toBeLessThan(20_000);
      rows += batch.length;
    }
    expect(rows).toBe(200_000);
  });
});
