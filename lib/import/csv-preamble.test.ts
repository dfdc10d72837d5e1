import { describe, expect, test } from "vitest";
import { Mapping } from "../formats/mapping.ts";
import { readUsage, refusalOf } from "../testing/read-usage.ts";

const mapping = Mapping.parse({ columns: { time: "time", inputTotal: "in", outputTotal: "out" } });
const read = (text: string) => readUsage(text, { mapping });
const ROW = "2026-11-18,1,2\n";

describe("what stands above the header", () => {
  test.each([
    ["a line that names the separator", "sep=,\ntime,in,out\n", 3],
    ["the same in quotes", '"sep=,"\r\ntime,in,out\r\n', 3],
    ["comments", "# exported today\n# it's \"all\n\ntime,in,out\n", 5],
    ["a comment below the separator", "sep=,\n# a,b,c\ntime,in,out\n", 4],
  ])("%s is passed over, and lines are still counted from the top", async (_what, head, line) => {
    const { rows, report } = await read(head + ROW);
    expect(report.tokens).toMatchObject({ inputTotal: 1, outputTotal: 2 });
    expect(rows.map((row) => row.line)).toEqual([line]);
  });

  test("a # before the first name is no comment", async () => {
    expect((await read(`#time,in,out\n${ROW}`)).report.records.valid).toBe(1);
  });

  test("comments among the rows are passed over, and rows that only start so are not", async () => {
    const { report } = await read(`time,in,out\n${ROW}# page 2\n#1,1,2\n`);
    expect(report.records).toMatchObject({ received: 3, valid: 1, skipped: 1, rejected: 1 });
  });
});

test("pipes stand between cells too", async () => {
  const { report } = await read("time|in|out\n2026-11-18|1,234|5\n");
  expect(report.tokens).toMatchObject({ inputTotal: 1_234, outputTotal: 5 });
});

test("a header whose quote is never closed is told as that, rows or not", async () => {
  for (const rest of ["", "2026-11-18,1,2\n"]) {
    expect((await refusalOf(`time,"in,out\n${rest}`)).message).toContain("quotes are not closed");
  }
});

test("a line of a log that quotes something is no table with a broken header", async () => {
  const refusal = await refusalOf('time=1 msg="hello there" in=5\n');
  expect(refusal.message).toContain("this text is neither");
});

test("UTF-32 is declined by name", async () => {
  for (const mark of [
    [0xff, 0xfe, 0, 0],
    [0, 0, 0xfe, 0xff],
  ]) {
    const refusal = await refusalOf(new Uint8Array([...mark, 0x74, 0, 0, 0]));
    expect(refusal).toMatchObject({ code: "unreadable-encoding" });
    expect(refusal.message).toContain("UTF-32");
  }
});
