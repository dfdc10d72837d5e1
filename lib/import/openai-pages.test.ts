import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseLineItem } from "../formats/openai-cost.ts";
import { readUsage } from "../testing/read-usage.ts";

const DAY = { object: "bucket", start_time: 1_794_787_200, end_time: 1_794_873_600 };
const completions = {
  object: "organization.usage.completions.result",
  input_tokens: 1_000,
  output_tokens: 200,
  num_model_requests: 4,
  model: "gpt-5-mini-2025-08-07",
  batch: false,
  service_tier: "flex",
  input_cached_tokens: 600,
  user_email: "ana@example.org",
};
const page = (...data: readonly object[]) =>
  JSON.stringify({ object: "page", data, has_more: false, next_page: null });
const readResults = (...results: readonly object[]) => readUsage(page({ ...DAY, results }));

describe("OpenAI usage API", () => {
  test("a result is a bucket of its own width; an empty bucket is no row", async () => {
    const { format, report, records } = await readUsage(
      page({ ...DAY, results: [completions] }, { ...DAY, results: [] }),
    );
    expect(format).toBe("openai-usage-api");
    expect(report.records).toMatchObject({ received: 1, valid: 1, skipped: 0 });
    expect(records).toMatchObject([
      { grain: "bucket", requests: 4, inputTotal: 1_000, inputCached: 600, tierServed: "flex" },
    ]);
    expect((records[0]?.endUs ?? 0) - (records[0]?.startUs ?? 0)).toBe(86_400_000_000);
    expect(JSON.stringify(records)).not.toContain("example.org");
  });

  test("the flag batch wins over the tier; ungrouped results name neither model nor tier", async () => {
    const { records } = await readResults(
      { ...completions, batch: true, service_tier: "default" },
      { ...completions, batch: null, service_tier: null, model: null },
    );
    expect(records.map(({ tierServed, model }) => [tierServed, model])).toEqual([
      ["batch", "gpt-5-mini-2025-08-07"],
      [null, null],
    ]);
  });

  test("embeddings are usage without output; images and stored bytes are skipped by their names", async () => {
    const of = (kind: string, counts: object) => ({
      object: `organization.usage.${kind}.result`,
      ...counts,
    });
    const { records, rows } = await readResults(
      of("embeddings", { input_tokens: 50, num_model_requests: 2 }),
      of("images", { images: 3, num_model_requests: 3 }),
      of("vector_stores", { usage_bytes: 1_024 }),
    );
    expect(records).toMatchObject([
      { inputTotal: 50, outputTotal: 0, requests: 2, endpoint: "/v1/embeddings" },
    ]);
    expect(rows.slice(1)).toMatchObject([
      { kind: "skip", reason: "usage of images, which counts no tokens" },
      { kind: "skip", reason: "usage of vector stores, which counts no tokens" },
    ]);
  });

  test("cache writes of both durations are added where no sum is given", async () => {
    const { records } = await readResults({
      ...completions,
      input_cache_write_30m_tokens: 100,
      input_cache_write_12h_tokens: 11,
    });
    expect(records).toMatchObject([{ inputCacheWrite: 111 }]);
  });

  test("a flat export as a list, with floats and words as text, reads like its page", async () => {
    const flat = {
      start_time: "1794787200.0",
      end_time: 1_794_873_600,
      num_model_requests: "4.0",
      input_tokens: "1000.0",
      output_tokens: 200,
      batch: "False",
      service_tier: "flex",
    };
    for (const text of [JSON.stringify([flat, flat]), `${JSON.stringify(flat)}\n`.repeat(2)]) {
      const { format, report } = await readUsage(text);
      expect(format).toBe("openai-usage-api");
      expect(report).toMatchObject({ requests: 8, tokens: { inputTotal: 2_000 } });
    }
  });

  test("a page whose buckets are all empty is read and has no rows", async () => {
    const { format, report } = await readUsage(page({ ...DAY, results: [] }));
    expect([format, report.records.received]).toEqual(["openai-usage-api", 0]);
  });

  test("a page that says more than pages do is a page all the same", async () => {
    const text = JSON.stringify({
      object: "page",
      organization_id: "org",
      data: [{ ...DAY, results: [completions] }],
    });
    expect((await readUsage(text)).report.requests).toBe(4);
  });

  test("a wrong count, a bucket without a start or a foreign result costs itself alone", async () => {
    const { report, rejects } = await readUsage(
      page(
        { ...DAY, results: [completions, { ...completions, input_tokens: -1 }, { object: "x" }] },
        { object: "bucket", results: [completions] },
        { ...DAY, results: [{ ...completions, input_cached_tokens: 2_000 }] },
      ),
    );
    expect(report.records).toMatchObject({ valid: 1, rejected: 4 });
    expect(rejects.map(({ code }) => code).sort()).toEqual([
      "negative",
      "parts-exceed-total",
      "time-missing",
      "unsupported-object",
    ]);
  });
});

describe("OpenAI line items", () => {
  test.each([
    ["gpt-5-mini-2025-08-07, input", "gpt-5-mini-2025-08-07", "standard"],
    ["flex | gpt-5-mini-2025-08-07, cached input", "gpt-5-mini-2025-08-07", "flex"],
    ["priority | gpt-5.6-sol, output, long context", "gpt-5.6-sol", "priority"],
    ["batch | gpt-5.6-sol, output", "gpt-5.6-sol", "batch"],
    ["turbo | gpt-5.6-sol, output", "gpt-5.6-sol", "turbo"],
    ["gpt-6-astra, input_tokens", "gpt-6-astra", "standard"],
    ["gpt-5.6-sol, cache writes", "gpt-5.6-sol", "standard"],
    ["gpt-4o-realtime audio, output", "gpt-4o-realtime", "standard"],
    ["ft:gpt-4o-mini-2024-07-18:org::id, input", "ft:gpt-4o-mini-2024-07-18:org::id", "standard"],
    ["web search tool calls", null, null],
    ["gpt-image-1, images", "gpt-image-1", null],
  ])("%s is of model %s at tier %s", (text, model, tier) => {
    expect(parseLineItem(text)).toEqual({ model, tier });
  });
});

describe("OpenAI costs", () => {
  const cost = (value: unknown, line_item: string | null = null) => ({
    object: "organization.costs.result",
    amount: { value, currency: "usd" },
    line_item,
  });

  test("amounts are summed exactly: numbers, exponents, 24 digits and credits", async () => {
    const { format, report } = await readResults(
      cost(0.1, "flex | gpt-5, input"),
      cost("0.200000000000000000000001", "flex | gpt-5, output"),
      cost(1e-7),
      cost(-0.05, "gpt-5, input"),
    );
    expect(format).toBe("openai-costs-api");
    expect(report).toMatchObject({ grain: "cost", requests: 0, tokens: { inputTotal: null } });
    expect(report.reported).toEqual({
      total: "0.250000100000000000000001",
      byTier: { flex: "0.300000000000000000000001", standard: "-0.05", unknown: "0.0000001" },
    });
  });

  test("a number of 24 digits is read to its last one, and the text around such digits is left alone", async () => {
    const text = page({ ...DAY, results: [cost(1), cost(0.5, "a, 0.123456789012345678, b")] });
    const { report } = await readUsage(
      text.replace('"value":1', '"value": 0.100000000000000000000001'),
    );
    expect(report.reported?.total).toBe("0.600000000000000000000001");
  });

  test("no amount is no cost; another currency or a word costs the row", async () => {
    const { report, rejects } = await readResults({ ...cost(1), amount: null }, cost("free"), {
      ...cost(1),
      amount: { value: 1, currency: "eur" },
    });
    expect(report.records).toMatchObject({ valid: 0, skipped: 1, rejected: 2 });
    expect(rejects.map(({ code }) => code).sort()).toEqual(["not-money", "other-currency"]);
  });

  const HEADER =
    "start_time,end_time,start_time_iso,end_time_iso,amount_value,amount_currency,line_item,project_id,user_email";
  const TIMES = "1794182400,1794268800,2026-11-09T00:00:00,2026-11-10T00:00:00";

  test("a CSV in another order, with semicolons and decimal commas, says the same", async () => {
    const names = HEADER.split(",").reverse();
    const cells = [
      "",
      "proj_1",
      '"flex | gpt-5, input"',
      "usd",
      "1,210",
      ...TIMES.split(",").reverse(),
    ];
    const { format, records, report } = await readUsage(
      `${names.join(";")}\r\n${cells.join(";")}\r\n`,
    );
    expect(format).toBe("openai-cost-export-csv");
    expect(records).toMatchObject([
      { model: "gpt-5", tierServed: "flex", project: "proj_1", startUs: 1_794_182_400_000_000 },
    ]);
    expect(report.reported?.total).toBe("1.21");
  });

  test("rows without an amount are empty buckets, even where they end after the times", async () => {
    const { report } = await readUsage(`${HEADER}\n${TIMES}\n${TIMES},,,,,\n${TIMES},1.5,usd,,,\n`);
    expect(report.records).toMatchObject({ valid: 1, skipped: 2, rejected: 0 });
    expect(report.reported).toEqual({ total: "1.5", byTier: { unknown: "1.5" } });
  });

  test("any amounts add up to the digit, by tier and in total", async () => {
    const amount = fc.tuple(fc.bigInt(-(10n ** 15n), 10n ** 15n), fc.constantFrom("flex | ", ""));
    await fc.assert(
      fc.asyncProperty(fc.array(amount, { minLength: 1, maxLength: 20 }), async (amounts) => {
        const decimals = ([units]: readonly [bigint, string]) => {
          const digits = (units < 0n ? -units : units).toString().padStart(21, "0");
          return `${units < 0n ? "-" : ""}${digits.slice(0, -20)}.${digits.slice(-20)}`;
        };
        const rows = amounts.map((each) => cost(decimals(each), `${each[1]}gpt-5, input`));
        const { reported } = (await readResults(...rows)).report;
        const total = amounts.reduce((sum, [units]) => sum + units, 0n);
        const padded = `${reported?.total.split(".")[1] ?? ""}`.padEnd(20, "0");
        const whole = reported?.total.split(".")[0] ?? "";
        expect(BigInt(`${whole}${padded}`)).toBe(total);
      }),
      { seed: 20_261_118, numRuns: 50 },
    );
  });
});
