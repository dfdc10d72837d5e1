import { expect, test } from "vitest";
import { importReportOf } from "../db/import-summary.ts";
import { importReport } from "../db/queries/import-report.ts";
import { formatTitle } from "../formats/format-title.ts";
import { dryRun, importFile, type UsageFile } from "../testing/import-file.ts";
import { testDatabase } from "../testing/test-database.ts";
import { zipOf } from "../testing/zip-of.ts";

const database = testDatabase();

const chat = (id: string, total: number) => {
  const usage = { prompt_tokens: 100, completion_tokens: 10, total_tokens: total };
  const body = { id, object: "chat.completion", created: 1_795_078_800, model: "o3", usage };
  return `${JSON.stringify(body)}\n`;
};
const USAGE =
  "start_time,end_time,start_time_iso,end_time_iso,num_model_requests,model,input_tokens,output_tokens\n1794787200,1794873600,,,3,gpt-5-mini,50,5\n";

const file = (bytes: Uint8Array): UsageFile => ({
  ...{ bytes, mapping: null, name: "export.zip" },
  format: { id: "openai-chat-completion", grain: "call" },
});

async function reportOf(bytes: Uint8Array) {
  const { id } = await importFile(database.db, file(bytes));
  const report = await importReport(database.db, id);
  if (report === null) throw new Error("the import is gone");
  return importReportOf(report, formatTitle);
}

test("an import of a zip names every format in it once, and counts the rows whose totals differ", async () => {
  const zip = zipOf(
    { name: "a.jsonl", content: chat("a", 110) + chat("b", 999) },
    { name: "usage.csv", content: USAGE },
    { name: "c.jsonl", content: chat("c", 998) },
  );
  const titles = "OpenAI Chat Completions bodies, OpenAI usage export (CSV)";
  expect((await dryRun(database.db, file(zip))).formatTitle).toBe(titles);
  expect(await reportOf(zip)).toMatchObject({
    counts: { received: 4, inserted: 4 },
    format: "openai-chat-completion",
    formats: ["openai-chat-completion", "openai-usage-export-csv"],
    formatTitle: titles,
    warnings: [{ warning: "total-differs", rows: 2 }],
  });
});

test("a file of one format names that one, and warns of nothing where its totals are right", async () => {
  expect(await reportOf(Buffer.from(chat("d", 110)))).toMatchObject({
    formats: ["openai-chat-completion"],
    formatTitle: formatTitle("openai-chat-completion"),
    warnings: [],
  });
});
