import { describe, expect, test } from "vitest";
import { Mapping } from "../formats/mapping.ts";
import { readUsage } from "../testing/read-usage.ts";

const mapping = Mapping.parse({
  columns: { time: "time", model: "model", inputTotal: "in", outputTotal: "out" },
  defaults: { provider: "openai" },
});
const HEADER = "time,model,in,out\n";
const row = (n: number) => `2026-11-18T10:00:00Z,gpt-5-mini,${n},1\n`;
const csv = (rows: number) => HEADER + row(10).repeat(rows);

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

  test("a billion tokens are many and possible; extra blank cells and blank rows do no harm", async () => {
    const text = `2026-11-18,m,1000000000,1,,\n,,,\n\n${row(1)}`;
    const { report } = await readUsage(HEADER + text, { mapping });
    expect(report.records).toMatchObject({ valid: 2, skipped: 1, rejected: 0 });
    expect(report.tokens.inputTotal).toBe(1_000_000_001);
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
