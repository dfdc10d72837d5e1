import { describe, expect, test } from "vitest";
import { Mapping } from "../../lib/formats/mapping.ts";
import { printRejects, rejectCells } from "../../lib/import/reject-cells.ts";
import { FORMAT_FIXTURES } from "../../lib/testing/format-fixtures.ts";
import { readUsage, type UsageRead } from "../../lib/testing/read-usage.ts";

const mapping = Mapping.parse({
  columns: {
    time: "t",
    requestId: "id",
    model: "m",
    inputTotal: "in",
    inputCached: "cached",
    outputTotal: "out",
    status: "http",
    project: "p",
  },
  defaults: { provider: "openai", tierServed: "flex" },
});

function rejectFile({ rows }: Pick<UsageRead, "rows">): string {
  const listed = rows.flatMap((row) =>
    row.kind === "reject"
      ? [{ line: row.line, problem: row.problem, cells: rejectCells(row) }]
      : [],
  );
  return [...printRejects(listed)].join("");
}

const HEADER = "t,id,m,in,cached,out,http,p,prompt\n";
const BAD_ROWS = [
  "2026-11-18,r1,o3,-10,0,5,200,search,tell me a secret",
  "2026-11-18,r2,o3,many words here,0,5,200,search,secret",
  "yesterday,r3,o3,10,0,5,200,search,secret",
  ",r4,o3,10,0,5,200,search,secret",
  "2026-11-18,r5,o3,10,20,5,200,search,secret",
  "2026-11-18,r6,o3,10,0,5,OK,search,secret",
  "2026-11-18,r7,o3,10,0,5,200,=HYPERLINK(1),secret,more",
  '2026-11-18,r8,o3,10,0,5,200,"a ""secret',
];

describe("the report of rejected rows", () => {
  test("names line, column, what was expected and what arrived, and quotes no text", async () => {
    const { rows, report } = await readUsage(`${HEADER}${BAD_ROWS.join("\n")}\n`, { mapping });
    expect(report.records).toMatchObject({ received: 8, valid: 0, rejected: 8 });
    const problems = rows.flatMap((row) => (row.kind === "reject" ? [row] : []));
    expect(problems.map(({ line, problem }) => [line, problem.field, problem.found])).toEqual([
      [2, "in", "-10"],
      [3, "in", "a text of 15 characters"],
      [4, "t", "yesterday"],
      [5, "t", "nothing"],
      [6, "inputTotal", "10 in total, of them 20 cached or cache-written"],
      [7, "http", "OK"],
      [8, null, "10 cells"],
      [9, null, "a quote that is never closed, or text right beside one"],
    ]);
    for (const { problem } of problems) expect(problem.found.length).toBeLessThanOrEqual(200);
    expect(rejectFile({ rows })).not.toContain("secret");
  });

  test("imports again once mended, as what the rows were", async () => {
    const first = await readUsage(`${HEADER}${BAD_ROWS.slice(0, 6).join("\n")}\n`, { mapping });
    const file = rejectFile(first);
    const mended = file
      .replace(",r1,", ",r1,")
      .replace(/,-10,/, ",10,")
      .replace(/(,r2,[^\n]*?),\?,/, "$1,10,")
      .replace(/,\?,,1,r3,/, ",2026-11-18,,1,r3,")
      .replace(/,call,,,1,r4,/, ",call,2026-11-18,,1,r4,")
      .replace(/(,r5,[^\n]*?),10,20,/, "$1,10,2,")
      .replace(/(,r6,[^\n]*?),\?,/, "$1,200,");
    const again = await readUsage(mended);
    expect(again.format).toBe("tierscope-csv");
    expect(again.rejects).toEqual([]);
    expect(again.records.map(({ requestId }) => requestId)).toEqual([
      "r1",
      "r2",
      "r3",
      "r4",
      "r5",
      "r6",
    ]);
    for (const record of again.records) {
      expect(record).toMatchObject({
        grain: "call",
        provider: "openai",
        model: "o3",
        tierServed: "flex",
        inputTotal: 10,
        outputTotal: 5,
        project: "search",
      });
    }
  });

  test("turns every row away again that nobody mended", async () => {
    const first = await readUsage(`${HEADER}${BAD_ROWS.join("\n")}\n`, { mapping });
    const again = await readUsage(rejectFile(first));
    expect(again.report.records).toMatchObject({ received: 8, valid: 0, rejected: 8 });
  });

  test("runs no formula in a spreadsheet", async () => {
    const row = "2026-11-18,=1+1,@sum,-1,0,5,200,'+cmd|calc,x\n";
    const file = rejectFile(await readUsage(HEADER + row, { mapping }));
    const cells = (file.split("\n")[1] ?? "").split(",");
    expect(cells.filter((cell) => /^[=+@]|^-\D/.test(cell))).toEqual([]);
    const again = await readUsage(file.replace(",-1,", ",1,"));
    expect(again.records[0]).toMatchObject({ requestId: "=1+1", model: "@sum", inputTotal: 1 });
  });
});

/** Every digit run of a row made negative or a word: whatever number is read, it is wrong. */
const spoiled = (text: string): string =>
  text.replace(/(?<=[\s,:"])\d+(?:\.\d+)?(?=[,}\]"\n])/g, "-7");

const cases = FORMAT_FIXTURES.filter(
  ({ format, bytes }) => format.grain !== "cost" && !bytes.includes(0),
).map((fixture) => [fixture.name, fixture] as const);

test.each(cases)(
  "rejects of %s make a file that is read, and turned away as long as it is not mended",
  async (_name, { bytes, format, mapping: given }) => {
    const text = spoiled(new TextDecoder().decode(bytes));
    const first = await readUsage(text, { mapping: given, format: format.id });
    const { rejected } = first.report.records;
    const again = await readUsage(rejectFile(first), { format: "tierscope-csv" });
    expect(again.report.records).toMatchObject({ received: rejected, valid: 0, rejected });
  },
);
