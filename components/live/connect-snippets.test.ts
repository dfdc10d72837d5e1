import { expect, test } from "vitest";
import { readJsonBatch } from "../../lib/ingest/read-batch.ts";
import { readRecords } from "../../lib/ingest/read-records.ts";
import { CONNECT_WAYS, type ConnectWay, connectSnippets } from "./connect-snippets.ts";

const PLACE = { url: "http://127.0.0.1:3000", key: "tsk_00000000_abc", program: "nightly" };

const textOf = (way: ConnectWay): string =>
  connectSnippets(way, PLACE)
    .map(({ text }) => text)
    .join("\n\n");

test("every way names where Tierscope is and carries the key", () => {
  for (const way of CONNECT_WAYS) {
    const text = textOf(way);
    expect(text).toContain(PLACE.url);
    expect(text).toContain(PLACE.key);
  }
});

test("a Node program's calls are of the workload that its key is named after, as a text of its language", () => {
  expect(textOf("node")).toContain('workload: "nightly"');
  const [, , text] = connectSnippets("node", { ...PLACE, program: 'a "b" \\' });
  expect(text?.text).toContain(String.raw`workload: "a \"b\" \\"`);
});

test("the record that curl sends by hand is taken, whole", () => {
  const [, body = ""] = /-d '([\s\S]*)'$/.exec(textOf("curl")) ?? [];
  // What the shell puts in.
  const sent = body
    .replace(`'"$(date +%s)"'`, "1795255200")
    .replace(`'"$(date -u +%Y-%m-%dT%H:%M:%SZ)"'`, "2026-11-21T10:00:00Z");
  const batch = readJsonBatch(sent);
  if (!batch.ok) throw new Error(batch.error.message);
  const receivedUs = Date.UTC(2026, 10, 21, 10) * 1_000;
  const read = readRecords(batch.value, { receivedUs, hide: (record) => record });
  expect(read).toMatchObject({ received: 1, rejected: [], ignored: [] });
  expect(read.accepted[0]?.record).toMatchObject({
    ...{ provider: "openai", tierServed: "flex", inputTotal: 120, outcome: "success" },
  });
});

test("OpenTelemetry's exporter is told the endpoint without a path, and a header as it must be written there", () => {
  const text = textOf("otel");
  expect(text).toContain('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT="http://127.0.0.1:3000/v1/traces"');
  expect(text).toContain(
    'OTEL_EXPORTER_OTLP_TRACES_HEADERS="authorization=Bearer%20tsk_00000000_abc"',
  );
});
