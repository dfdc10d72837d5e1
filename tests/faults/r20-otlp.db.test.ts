import { readFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { listIngestKeys } from "../../lib/db/queries/list-ingest-keys.ts";
import { revokeIngestKey } from "../../lib/db/writes/change-ingest-keys.ts";
import { fieldsOf } from "../../lib/formats/otlp-traces/protobuf-fields.ts";
import { problem } from "../../lib/http/problem.ts";
import { type IngestService, ingestService } from "../../lib/ingest-runner/ingest-service.ts";
import { takeTraces } from "../../lib/ingest-runner/take-traces.ts";
import { INGEST_NOW_MS, testKeyFor } from "../../lib/testing/ingest-client.ts";
import { testDatabase } from "../../lib/testing/test-database.ts";
import type { MadeIngestKey } from "../../lib/wire/ingest-keys.ts";

const database = testDatabase();
const fixture = (name: string) =>
  readFileSync(path.join(import.meta.dirname, "../../lib/formats/otlp-traces/fixtures", name));
let key: MadeIngestKey;
let service: IngestService;

beforeAll(async () => {
  key = await testKeyFor(database.db, "exporter", { scopes: ["otlp:write"] });
  let nowMs = INGEST_NOW_MS;
  service = ingestService(database.db, { nowMs: () => (nowMs += 10), random: () => 0.5 });
});

async function send(
  body: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
  by = service,
) {
  const response = await takeTraces(
    by,
    new Request("http://127.0.0.1/v1/traces", {
      method: "POST",
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${key.key}`,
        ...headers,
      },
      body: typeof body === "string" ? body : new Uint8Array(body),
    }),
  );
  const bytes = new Uint8Array(await response.arrayBuffer());
  return { response, bytes, text: new TextDecoder().decode(bytes) };
}

/** A protobuf length. */
const lengthOf = (value: number): readonly number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...lengthOf(Math.floor(value / 128))];

const PROTOBUF = { "content-type": "application/x-protobuf" };

async function counted() {
  const [listed] = await listIngestKeys(database.db, key.id);
  return listed?.counts ?? null;
}

interface ModelCall {
  readonly id?: string;
  readonly start?: string;
  readonly input?: unknown;
}

/** A span of a model call, with what exporters of other languages add. */
const span = ({
  id = "00f067aa0ba902b7",
  start = "1795255200000000001",
  input = "1200",
}: ModelCall) => ({
  traceId: "4bf92f3577b34da6a3ce929d0e0e4736",
  spanId: id,
  traceState: "",
  flags: 257,
  name: "chat o3",
  kind: 3,
  startTimeUnixNano: start,
  endTimeUnixNano: "1795255201500000001",
  attributes: [
    { key: "gen_ai.operation.name", value: { stringValue: "chat" } },
    { key: "gen_ai.provider.name", value: { stringValue: "openai" } },
    { key: "gen_ai.request.model", value: { stringValue: "o3" } },
    { key: "openai.response.service_tier", value: { stringValue: "flex" } },
    { key: "gen_ai.usage.input_tokens", value: { intValue: input } },
    { key: "gen_ai.usage.output_tokens", value: { intValue: 30 } },
    { key: "gen_ai.input.messages", value: { stringValue: "secret" } },
    { key: "of.tomorrow", value: { kvlistValue: { values: [] } } },
  ],
  droppedAttributesCount: 0,
  links: [],
  status: {},
  addedLater: { anything: true },
});
const requestOf = (...spans: readonly object[]) =>
  JSON.stringify({
    resourceSpans: [{ resource: { attributes: [] }, scopeSpans: [{ scope: {}, spans }] }],
  });

describe("R20: an OTLP exporter", () => {
  test.each([
    ["JSON", "otlp-traces.json", {}],
    ["protobuf", "otlp-traces.pb", PROTOBUF],
    ["the AI SDK's spans", "otlp-vercel-ai.json", {}],
    ["OpenInference's spans", "otlp-openinference.json", {}],
  ])(
    "is answered alike for %s, packed or not, and sending again adds nothing",
    async (_, name, type) => {
      const before = await counted();
      const first = await send(fixture(name), type);
      expect(first.response.status).toBe(200);
      expect(first.text).toBe("content-type" in type ? "" : "{}");
      expect(first.response.headers.get("content-type")).toBe(
        "content-type" in type ? "application/x-protobuf" : "application/json",
      );
      const stored = await counted();
      expect(stored?.inserted).toBeGreaterThan(before?.inserted ?? 0);
      const again = await send(gzipSync(fixture(name)), { ...type, "content-encoding": "gzip" });
      expect(again.response.status).toBe(200);
      const after = await counted();
      expect(after?.inserted).toBe(stored?.inserted);
      const { received = 0, inserted = 0, duplicate = 0, rejected = 0, skipped = 0 } = after ?? {};
      expect(received).toBe(inserted + duplicate + rejected + skipped);
    },
  );

  test("may send ids in hexadecimals, 64 bits as text or number, and fields that nobody knows yet", async () => {
    const { text } = await send(
      requestOf(span({}), span({ id: "00f067aa0ba902b8", input: 1_200 })),
    );
    expect(text).toBe("{}");
    const rows = await database.db.sql`
      select input_total, output_total, latency_ms from calls
      where request_id like '4bf92f3577b34da6a3ce929d0e0e4736/00f067aa0ba902b_'`;
    const call = { input_total: 1_200, output_total: 30, latency_ms: 1_500 };
    expect(rows).toEqual([call, call]);
    const [kept] = await database.db.sql`
      select count(*)::int as secrets from calls where calls::text like '%secret%'`;
    expect(kept?.secrets).toBe(0);
  });

  test("that sends nothing is told that all of it was taken", async () => {
    expect((await send("{}")).text).toBe("{}");
    expect((await send(requestOf())).text).toBe("{}");
    expect((await send(new Uint8Array(), PROTOBUF)).response.status).toBe(200);
  });

  test("holds 50,000 spans at most, as JSON and as protobuf", async () => {
    const spans = (count: number) => JSON.parse(`[${Array(count).fill("{}").join(",")}]`);
    expect((await send(requestOf(...spans(50_000)))).response.status).toBe(200);
    const refused = await send(requestOf(...spans(50_001)));
    expect(refused.response.status).toBe(413);
    expect(refused.text).toContain("Expected at most 50000 spans in a request, found 50001.");
    const framed = (tag: number, bytes: Buffer) =>
      Buffer.concat([Buffer.from([tag, ...lengthOf(bytes.length)]), bytes]);
    const one = framed(
      0x12,
      Buffer.concat([framed(0x0a, Buffer.alloc(16)), framed(0x12, Buffer.alloc(8))]),
    );
    const many = (count: number) =>
      framed(0x0a, framed(0x12, Buffer.concat(Array<Buffer>(count).fill(one))));
    expect((await send(many(2), PROTOBUF)).response.status).toBe(200);
    expect((await send(many(50_001), PROTOBUF)).response.status).toBe(413);
  });

  test("is told of a partial success: how many spans were turned away, and why", async () => {
    const bad = span({ id: "00f067aa0ba902c1", start: "0" });
    const sent = requestOf(span({ id: "00f067aa0ba902c0" }), bad);
    const { response, text } = await send(sent);
    expect(response.status).toBe(200);
    expect(JSON.parse(text)).toEqual({
      partialSuccess: {
        rejectedSpans: "1",
        errorMessage:
          "span 2, startTimeUnixNano: Expected the time at which the span began, found nothing.",
      },
    });
    const damaged = Buffer.concat([fixture("otlp-traces.pb"), Buffer.from([0x0a, 2, 0x12, 9])]);
    const refused = await send(damaged, PROTOBUF);
    expect(refused.response.status).toBe(400);
    const [code, message] = fieldsOf(refused.bytes) ?? [];
    expect(code?.value).toBe(3n);
    expect(Buffer.from(message?.bytes ?? []).toString()).toContain("a damaged message");
  });
});

describe("R21: what is wrong is told by the status that makes exporters give up, or try again", () => {
  const saying = (refusal: Response): IngestService => ({
    take: async () => refusal,
    laterMs: () => 1_000,
  });

  test.each([
    ["no JSON", "{", {}, 400],
    ["other JSON", '{"a":1}', {}, 400],
    ["metrics", '{"resourceMetrics":[]}', {}, 400],
    ["no protobuf", new Uint8Array([1, 2, 3]), PROTOBUF, 400],
    ["a form", "a=b", { "content-type": "application/x-www-form-urlencoded" }, 415],
    ["another packing", "{}", { "content-encoding": "zstd" }, 415],
    ["a damaged gzip", "{}", { "content-encoding": "gzip" }, 400],
    ["more than 20 MiB", "{}", { "content-length": String(21 * 2 ** 20) }, 413],
    ["no key", "{}", { authorization: "" }, 401],
  ])("%s", async (_, body, headers, status) => {
    const { response, text } = await send(body, headers as Record<string, string>);
    expect(response.status).toBe(status);
    if (!("content-type" in headers)) {
      expect(JSON.parse(text)).toMatchObject({
        message: expect.stringMatching(/^(Expected|There)/),
      });
    }
  });

  test.each([
    ["rate-limited", 429],
    ["too-many-at-once", 503],
    ["writes-held", 503],
    ["batch-in-flight", 503],
    ["too-slow", 503],
    ["database-away", 503],
    ["no-room", 503],
    ["internal", 500],
  ] as const)("%s", async (code, status) => {
    const refusal = problem({
      code,
      message: "Later.",
      ...(status !== 500 && { retryAfterMs: 2_500 }),
    });
    const { response, text } = await send("{}", {}, saying(refusal));
    expect(response.status).toBe(status);
    expect(response.headers.get("retry-after")).toBe(status === 500 ? null : "3");
    expect(JSON.parse(text)).toMatchObject({ message: "Later." });
  });

  test("a revoked key", async () => {
    const own = await testKeyFor(database.db, "gone");
    await revokeIngestKey(database.db, own.id);
    const { response, text } = await send("{}", { authorization: `Bearer ${own.key}` });
    expect(response.status).toBe(401);
    expect(JSON.parse(text)).toMatchObject({ code: 16 });
  });
});
