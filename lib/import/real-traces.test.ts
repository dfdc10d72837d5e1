import { createReadStream, existsSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { Mapping } from "../formats/mapping.ts";
import { expectedUsage } from "../testing/format-fixtures.ts";
import { readUsage } from "../testing/read-usage.ts";

const shared = resolve(import.meta.dirname, "../../../shared");
const data = resolve(shared, "data");
const samples = resolve(shared, "samples");

/** The files are read where they lie and copied into no repository; without them there is nothing to test. */
describe.skipIf(!existsSync(data))("real data (skipped where ../shared/data is absent)", () => {
  const read = (name: string, mapping: Mapping | null = null) =>
    readUsage(createReadStream(resolve(data, name)), { mapping });

  test("BurstGPT: 400 calls, 17 of them failed, 208,189 tokens in and 110,612 out", async () => {
    const mapping = Mapping.parse({
      columns: {
        time: "Timestamp",
        model: "Model",
        inputTotal: "Request tokens",
        outputTotal: "Response tokens",
        workload: "Log Type",
      },
      time: { kind: "seconds-since", origin: "2025-05-01T00:00:00Z" },
      latencyUnit: "s",
      models: { ChatGPT: "o4-mini", "GPT-4": "o3" },
      defaults: { provider: "openai", model: null, tierServed: "standard" },
      failedWhen: { outputTotal: 0 },
    });
    const { format, report, records } = await read("burstgpt1_first400.csv", mapping);
    expect({ format, ...report }).toEqual({
      format: "mapped-csv",
      grain: "call",
      records: { received: 400, valid: 400, skipped: 0, duplicates: 0, rejected: 0 },
      requests: 400,
      tokens: {
        inputTotal: 208_189,
        inputCached: null,
        inputCacheWrite: null,
        outputTotal: 110_612,
        reasoning: null,
      },
      tiersRequested: { unknown: 400 },
      tiersServed: { standard: 400 },
      outcomes: { success: 383, error: 17 },
      errorClasses: { unknown: 17 },
    });
    expect(new Set(records.map(({ model }) => model))).toEqual(new Set(["o4-mini", "o3"]));
    expect(records[0]?.startUs).toBe(Date.UTC(2025, 4, 1, 0, 0, 5) * 1_000);
  });

  test("Azure code trace: 8,819 calls with 18,059,974 tokens in and 245,896 out, to the microsecond", async () => {
    const mapping = Mapping.parse({
      columns: { time: "TIMESTAMP", inputTotal: "ContextTokens", outputTotal: "GeneratedTokens" },
      defaults: { provider: "openai", model: "o3", tierServed: "standard" },
    });
    const { report, records } = await read("AzureLLMInferenceTrace_code.csv", mapping);
    expect(report.records).toEqual({
      received: 8_819,
      valid: 8_819,
      skipped: 0,
      duplicates: 0,
      rejected: 0,
    });
    expect(report.tokens).toMatchObject({ inputTotal: 18_059_974, outputTotal: 245_896 });
    expect(records[0]?.startUs).toBe(Date.UTC(2023, 10, 16, 18, 17, 3) * 1_000 + 979_960);
  });

  test("112 recorded OpenAI bodies, wrapped with their source, are all read", async () => {
    const { format, report, records } = await read("openai_raw_bodies.jsonl");
    expect(format).toBe("openai-chat-completion");
    expect(report.records).toEqual({
      received: 112,
      valid: 112,
      skipped: 0,
      duplicates: 0,
      rejected: 0,
    });
    expect(report.outcomes).toEqual({ success: 109, pending: 3 });
    expect(report.tiersServed).toEqual({ standard: 100, unknown: 12 });
    expect(records.every(({ endpoint }) => endpoint?.startsWith("/v1/"))).toBe(true);
  });
});

describe.skipIf(!existsSync(samples))("samples (skipped where ../shared/samples is absent)", () => {
  test.each([
    "openai-usage-export-2025.csv",
    "openai-usage-export-2026.csv",
    "openai-usage-export-empty.csv",
    "openai-chat-completions.jsonl",
    "openai-responses.jsonl",
  ])("%s yields what its sidecar says today", async (name) => {
    const { report } = await readUsage(createReadStream(resolve(samples, name)));
    expect(report).toEqual(expectedUsage(resolve(samples, `${name}.expected.json`)));
  });
});
