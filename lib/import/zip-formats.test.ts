import { describe, expect, test } from "vitest";
import { inPieces, readUsage } from "../testing/read-usage.ts";
import { type Packed, zipOf } from "../testing/zip-of.ts";
import { openUsage } from "./open-usage.ts";

const body = (id: string) =>
  `${JSON.stringify({ id, object: "chat.completion", created: 1_795_078_800, model: "o3", usage: { prompt_tokens: 7, completion_tokens: 2 } })}\n`;
const a: Packed = { name: "a.jsonl", content: ["1", "2", "3"].map(body).join("") };

describe("a zip with files of several formats", () => {
  const tierscope = {
    name: "t.jsonl",
    content: `{"schema":"tierscope/1","grain":"call","time":"2026-11-18T10:00:00Z","input_total":7}\n`,
  };
  const usageExport = {
    name: "usage.csv",
    content:
      "start_time,end_time,start_time_iso,end_time_iso,num_model_requests,model,input_tokens,output_tokens\n1794787200,1794873600,,,3,gpt-5-mini,50,5\n",
  };
  const note = { name: "docs/note.csv", content: "generation_id,x\n1,2\n" };

  test("files of several formats are read each by its own; one of none is named and passed over", async () => {
    const bytes = zipOf(a, note, tierscope, usageExport);
    const read = await readUsage(bytes);
    expect(read.report).toMatchObject({
      grain: "mixed",
      records: { received: 6, valid: 5, skipped: 1, rejected: 0 },
    });
    expect(read.rows.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5, 7]);
    expect(read.rows[3]).toMatchObject({ reason: '"docs/note.csv" in the zip has no usage' });
    const opened = await openUsage(inPieces(bytes));
    if (!opened.ok) throw new Error(opened.error.message);
    for await (const batch of opened.value.batches) expect(batch.length).toBeGreaterThan(0);
    expect(opened.value.members.map(({ name, format }) => [name, format.id])).toEqual([
      ["a.jsonl", "openai-chat-completion"],
      ["t.jsonl", "tierscope-jsonl"],
      ["usage.csv", "openai-usage-export-csv"],
    ]);
    expect(opened.value.missing).not.toContain("requestId");
  });

  test("a format that is named, as stored imports do, leaves the others what they are", async () => {
    for (const format of ["openai-chat-completion", "openai-usage-export-csv"]) {
      const { report } = await readUsage(zipOf(a, note, tierscope, usageExport), { format });
      expect(report.records).toMatchObject({ received: 6, valid: 5, skipped: 1, rejected: 0 });
    }
    const late = { name: "late.jsonl", content: `{"pad":1,${body("r9").slice(1)}` };
    const { report } = await readUsage(zipOf(late), { format: "openai-chat-completion" });
    expect(report.records).toMatchObject({ valid: 1 });
  });

  test("a batch's input beside its output is passed over, also when the output's format is named", async () => {
    const input = {
      name: "in.jsonl",
      content: `{"custom_id":"x","method":"POST","url":"/v1/responses","body":{}}\n`,
    };
    const output = {
      name: "out.jsonl",
      content: `{"id":"b1","custom_id":"x","response":{"status_code":200,"body":${body("r1")}},"error":null}\n`,
    };
    for (const wish of [{}, { format: "openai-batch-output" }]) {
      const { report } = await readUsage(zipOf(input, output), wish);
      expect(report.records).toMatchObject({ valid: 1, skipped: 1, rejected: 0 });
    }
  });
});
