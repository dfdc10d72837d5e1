import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { Mapping } from "../formats/mapping.ts";
import { type Inspection, inspectHead } from "./inspect-head.ts";

async function inspected(content: string | Uint8Array, wish = {}): Promise<Inspection> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const result = await inspectHead(bytes, wish);
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

const BURST =
  "Timestamp,Model,Request tokens,Response tokens,Total tokens,Log Type\n5,ChatGPT,472,18,490,Chat\n45,GPT-4,1087,230,1317,API\n";

describe("a suggested mapping", () => {
  test("names columns by their headers and reads relative seconds as such, with little confidence", async () => {
    const suggested = await inspected(BURST);
    const { format, mapping, mappingFrom, confidence, mappingProblem, columns } = suggested;
    expect([format.id, mappingFrom]).toEqual(["mapped-csv", "suggested"]);
    expect(mapping).toMatchObject({
      columns: {
        time: "Timestamp",
        model: "Model",
        inputTotal: "Request tokens",
        outputTotal: "Response tokens",
        workload: "Log Type",
      },
      time: { kind: "seconds-since", origin: "" },
    });
    expect(mappingProblem?.message).toContain("Write that start under time.origin");
    expect(confidence.inputTotal).toBeGreaterThan(0.9);
    expect(confidence.time).toBeLessThan(0.5);
    expect(columns[1]).toEqual({ name: "Model", samples: ["ChatGPT", "GPT-4"] });
  });

  test.each([
    ["2026-11-18T10:00:00Z", "iso"],
    ["2026-11-18 10:00:00.1234567", "iso"],
    ["1795078800", "epoch-s"],
    ["1795078800.255", "epoch-s"],
    ["1795078800255", "epoch-ms"],
    ["12.5", "seconds-since"],
  ])("takes the time %s for %s", async (time, kind) => {
    const { mapping } = await inspected(`ts,model,in_tokens,output_tokens\n${time},o3,1,2\n`);
    expect(mapping?.time.kind).toBe(kind);
  });

  test.each([
    ["latency_ms", "812.5", "ms"],
    ["latencySeconds", "0.8", "s"],
    ["duration", "0.8", "s"],
    ["duration", "812", "ms"],
  ])("takes %s %s for %s", async (name, value, unit) => {
    const { mapping } = await inspected(`time,model,${name}\n2026-11-18,o3,${value}\n`);
    expect(mapping?.columns.latency).toBe(name);
    expect(mapping?.latencyUnit).toBe(unit);
  });

  test("finds dotted paths, tells the tier asked for from the tier served, and the models' provider", async () => {
    const line = JSON.stringify({
      created_at: "2026-11-18T10:00:00Z",
      request: { model: "gpt-5-mini", service_tier: "flex" },
      response: {
        service_tier: "default",
        usage: {
          prompt_tokens: 7,
          completion_tokens: 2,
          prompt_tokens_details: { cached_tokens: 3 },
        },
      },
    });
    const { format, mapping, rows } = await inspected(`${line}\n`);
    expect(format.id).toBe("mapped-jsonl");
    expect(mapping).toMatchObject({
      columns: {
        time: "created_at",
        model: "request.model",
        tierRequested: "request.service_tier",
        tierServed: "response.service_tier",
        inputTotal: "response.usage.prompt_tokens",
        inputCached: "response.usage.prompt_tokens_details.cached_tokens",
        outputTotal: "response.usage.completion_tokens",
      },
      defaults: { provider: "openai" },
    });
    expect(rows).toMatchObject([
      { record: { tierRequested: "flex", tierServed: "standard", inputTotal: 7, inputCached: 3 } },
    ]);
  });

  test("a request count makes rows buckets, so nothing that only calls have is suggested", async () => {
    const { mapping, rows } = await inspected(
      "start_time,end_time,id,requests,model,input_tokens,output_tokens\n2026-11-18,2026-11-19,a,10,o3,1,2\n",
    );
    expect(mapping?.columns).toMatchObject({ requests: "requests", timeEnd: "end_time" });
    expect(mapping?.columns.requestId).toBeUndefined();
    expect(rows).toMatchObject([{ record: { grain: "bucket", requests: 10 } }]);
  });

  test("columns whose values cannot be the field's are not taken for it", async () => {
    const { mapping } = await inspected(
      "time,model,input_tokens,status\n2026-11-18,o3,many,fine\n",
    );
    expect(mapping?.columns.inputTotal).toBeUndefined();
    expect(mapping?.columns.status).toBeUndefined();
  });
});

describe("what was understood", () => {
  test("a known format needs no mapping and shows its first twenty rows", async () => {
    const body = (i: number) =>
      JSON.stringify({
        id: `c${i}`,
        object: "chat.completion",
        created: 1_795_078_800,
        model: "o3",
      });
    const text = Array.from({ length: 50 }, (_, i) => body(i)).join("\n");
    const { format, needsMapping, mapping, rows, missing, alternatives } = await inspected(text);
    expect([format.id, needsMapping, mapping]).toEqual(["openai-chat-completion", false, null]);
    expect(rows).toHaveLength(20);
    expect(missing).toContain("ttftMs");
    expect(alternatives.map(({ id }) => id)).toContain("mapped-jsonl");
  });

  test("a given mapping that does not fit is told beside the columns", async () => {
    const given = Mapping.parse({ columns: { time: "When" } });
    const { mappingFrom, mappingProblem, rows, columns } = await inspected(BURST, {
      mapping: given,
    });
    expect([mappingFrom, mappingProblem?.code, rows.length]).toEqual([
      "given",
      "column-missing",
      0,
    ]);
    expect(columns).toHaveLength(6);
  });

  test("the row that the head cuts off is left out, not turned away", async () => {
    const text = `time,model,input_tokens,output_tokens\n${"2026-11-18,o3,1,2\n".repeat(5_000)}`;
    const head = new TextEncoder().encode(text).subarray(0, 65_536);
    const { rows } = await inspected(head);
    expect(rows.every(({ kind }) => kind === "record")).toBe(true);
    const long = new TextEncoder().encode(`{"a":"${"x".repeat(70_000)}`).subarray(0, 65_536);
    expect(await inspectHead(long)).toMatchObject({ ok: false, error: { code: "unknown-format" } });
    const longer = new TextEncoder()
      .encode(`{"a":"${"x".repeat(1_200_000)}`)
      .subarray(0, 1_048_576);
    expect(await inspectHead(longer, {}, false)).toMatchObject({
      ok: false,
      error: {
        message:
          "Expected JSON values with usage; the first one of this file does not end within the 1,048,576 characters that were looked at. Name its format: an import then reads all of it. Or check the export.",
      },
    });
    const damaged = await inspectHead(new TextEncoder().encode('{"a":"x'));
    expect(damaged).toMatchObject({ error: { message: expect.stringContaining("is damaged.") } });
  });

  test("the first 64 KiB of a gzip are enough", async () => {
    const rows = Array.from(
      { length: 200_000 },
      (_, i) => `2026-11-18,o3,${(i * 7_919) % 100_003},2\n`,
    ).join("");
    const packed = gzipSync(`time,model,input_tokens,output_tokens\n${rows}`);
    expect(packed.length).toBeGreaterThan(65_536);
    const { format } = await inspected(packed.subarray(0, 65_536));
    expect(format.id).toBe("mapped-csv");
  });

  test("long values are rather content than facts: their length is shown instead", async () => {
    const { columns } = await inspected(`time,prompt\n2026-11-18,${"secret ".repeat(40)}\n`);
    expect(columns[1]?.samples).toEqual(["(280 characters)"]);
  });
});
