import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inPieces, readUsage, refusalOf } from "../../testing/read-usage.ts";
import { fieldsOf, MOST_FIELDS } from "./protobuf-fields.ts";
import { isOtlpProtobuf, LARGEST_GROUP } from "./protobuf-text.ts";

const sample = readFileSync(join(import.meta.dirname, "fixtures/otlp-traces.pb"));
const spans = 5;

const varint = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))];
const field = (number: number, bytes: readonly number[] | Uint8Array): number[] => [
  ...varint(number * 8 + 2),
  ...varint(bytes.length),
  ...bytes,
];
const text = (value: string) => new TextEncoder().encode(value);
const attribute = (key: string, value: readonly number[]) =>
  field(9, [...field(1, text(key)), ...field(2, value)]);
const call = attribute("gen_ai.operation.name", field(1, text("chat")));
const times = [0x39, 1, 0, 0, 0, 0, 0, 0, 0x18, 0x41, 2, 0, 0, 0, 0, 0, 0, 0x18];
const ids = [...field(1, new Uint8Array(16).fill(7)), ...field(2, new Uint8Array(8).fill(9))];
const requestOf = (...items: readonly (readonly number[])[]) =>
  new Uint8Array(
    field(
      1,
      field(
        2,
        items.flatMap((item) => field(2, item)),
      ),
    ),
  );

describe("OTLP protobuf", () => {
  test("is read in pieces of any size, packed, and twice in one file", async () => {
    const whole = await readUsage(sample);
    expect(whole.report.records).toMatchObject({ valid: spans, rejected: 0 });
    for (const bytes of [inPieces(sample, 1), inPieces(sample, 7), gzipSync(sample)]) {
      expect((await readUsage(bytes)).report).toEqual(whole.report);
    }
    const twice = await readUsage(Buffer.concat([sample, sample]));
    expect(twice.report.records).toMatchObject({ valid: spans, duplicates: spans });
  });

  test("is recognised by 4 KiB and by far less; text that starts with a blank line is not taken for it", () => {
    for (const length of [16, 64, 1_000, 4_096]) {
      expect(isOtlpProtobuf(sample.subarray(0, length))).toBe(true);
    }
    const texts = [
      "\n{}",
      '\n{"resourceSpans":[]}',
      "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n",
      "\n\r\n\r\ntime,model\n1,2\n",
      "\n",
      "\nstart_time,end_time,model\n",
    ];
    for (const each of texts) expect([each, isOtlpProtobuf(text(each))]).toEqual([each, false]);
  });

  test("signed and floating values, bytes and unknown fields are read or left out", async () => {
    const item = [
      ...ids,
      ...times,
      ...call,
      ...attribute("gen_ai.usage.input_tokens", [0x18, ...varint(300)]),
      ...attribute("gen_ai.usage.output_tokens", [0x21, 0, 0, 0, 0, 0, 0, 0x1c, 0x40]),
      ...attribute("gen_ai.usage.reasoning_tokens", field(7, [1, 2, 3])),
      ...field(99, [1, 2, 3]),
      0x85,
      0x01,
      1,
      1,
      0,
      0,
    ];
    const { records, rejects } = await readUsage(requestOf(item));
    expect(rejects).toEqual([]);
    expect(records).toMatchObject([{ inputTotal: 300, outputTotal: 7, reasoning: null }]);
    const negative = attribute("gen_ai.usage.input_tokens", [0x18, ...Array(9).fill(0xff), 0x01]);
    const refused = await readUsage(requestOf([...ids, ...times, ...call, ...negative]));
    expect(refused.rejects).toMatchObject([{ code: "negative" }]);
  });

  test("attributes that hold content are left where they are", async () => {
    const prompt = attribute("gen_ai.input.messages", field(1, text("secret")));
    const long = attribute("gen_ai.request.model", field(1, text("secret".repeat(10_000))));
    const { rows } = await readUsage(requestOf([...ids, ...times, ...call, ...prompt, ...long]));
    expect(rows).toMatchObject([{ kind: "record", record: { model: null } }]);
    expect(JSON.stringify(rows)).not.toContain("secret");
  });

  test("metrics and logs in the same encoding are declined by name", async () => {
    const metric = field(1, text("gen_ai.client.token.usage"));
    expect((await refusalOf(requestOf(metric))).message).toContain("OTLP metrics");
    const log = [0x09, 1, 0, 0, 0, 0, 0, 0, 0x18];
    expect((await refusalOf(requestOf(log))).message).toContain("OTLP logs");
  });

  test("a file that is cut off gives its whole messages and one row turned away", async () => {
    const cut = Buffer.concat([sample, sample.subarray(0, 900)]);
    const { report, rejects } = await readUsage(cut);
    expect(report.records).toMatchObject({ valid: spans, rejected: 1 });
    expect(rejects).toMatchObject([{ code: "truncated" }]);
  });

  test("a damaged message costs itself, bytes that are no message the rest", async () => {
    const damaged = new Uint8Array([0x0a, 4, 0x12, 2, 0x12, 9]);
    const mended = await readUsage(Buffer.concat([sample, damaged, sample]));
    expect(mended.report.records).toMatchObject({ valid: spans, duplicates: spans, rejected: 1 });
    const lost = await readUsage(Buffer.concat([sample, text("garbage"), sample]));
    expect(lost.report.records).toMatchObject({ valid: spans, duplicates: 0, rejected: 1 });
    const huge = new Uint8Array([0x0a, ...varint(LARGEST_GROUP + 1)]);
    const refused = await readUsage(Buffer.concat([sample, huge]));
    expect(refused.report.records).toMatchObject({ valid: spans, rejected: 1 });
  });

  test("whatever bytes are changed, the file is refused by a sentence or accounted for", async () => {
    const change = fc.record({
      at: fc.nat(sample.length - 1),
      byte: fc.integer({ min: 0, max: 255 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 6 }), async (changes) => {
        const bytes = Buffer.from(sample);
        for (const { at, byte } of changes) bytes[at] = byte;
        const read = await readUsage(bytes).catch((cause: Error) => cause);
        if (read instanceof Error) {
          expect(read.message).toMatch(/^[a-z-]+: [A-Z].*\.$/s);
          return;
        }
        const { received, valid, skipped, duplicates, rejected } = read.report.records;
        expect(valid + skipped + duplicates + rejected).toBe(received);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});

test("a message of more than a million fields is none: each of two bytes would become a hundred", () => {
  const fields = (count: number) => new Uint8Array(2 * count).fill(0x10);
  expect(fieldsOf(fields(MOST_FIELDS))?.length).toBe(MOST_FIELDS);
  expect(fieldsOf(fields(MOST_FIELDS + 1))).toBeNull();
});
