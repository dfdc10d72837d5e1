import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { blankRecord } from "../core/record.ts";
import { DECLINED } from "../formats/declined.ts";
import { FORMATS } from "../formats/index.ts";
import { asExpected, FORMAT_FIXTURES, type FormatFixture } from "../testing/format-fixtures.ts";
import { CANARY, plantCanaries } from "../testing/plant-canary.ts";
import { inPieces, readUsage } from "../testing/read-usage.ts";
import { parsedJson } from "./json-rows.ts";
import { readHead } from "./read-head.ts";

const decoder = new TextDecoder();
const cases = FORMAT_FIXTURES.map(
  (fixture) => [`${fixture.format.id}/${fixture.name}`, fixture] as const,
);

const textOf = ({ bytes }: FormatFixture): string => decoder.decode(bytes).replace(/^\ufeff/, "");
/** A fixture whose bytes are no text has tests of its own beside its format. */
const isBinary = ({ bytes }: FormatFixture): boolean => bytes.includes(0);
const wishOf = ({ mapping }: FormatFixture) => ({ mapping });
const headOf = (fixture: FormatFixture) => readHead(textOf(fixture), true).head;

test.each(FORMATS.map((format) => [format.id, format] as const))(
  "%s has an id, a title and a sample",
  (id, format) => {
    expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(format.title.length).toBeGreaterThan(5);
    expect(FORMAT_FIXTURES.some((fixture) => fixture.format === format)).toBe(true);
    expect(FORMATS.filter((other) => other.id === id)).toHaveLength(1);
  },
);

describe.each(cases)("%s", (_name, fixture) => {
  const { format, bytes, mapping, expected } = fixture;
  const testOfText = test.skipIf(isBinary(fixture));

  test("yields exactly what its sidecar says, under the format's name there", async () => {
    expect(fixture.expectedFormat ?? format.id).toBe(format.id);
    const { format: id, report } = await readUsage(bytes, wishOf(fixture));
    expect(id).toBe(format.id);
    expect(asExpected(report, expected)).toEqual(expected);
  });

  testOfText(
    "is recognised by content and by no other format, with a sentence that says why",
    () => {
      const head = headOf(fixture);
      const recognising = FORMATS.filter((other) => other.recognise(head) !== null);
      expect(recognising).toEqual(format.needsMapping ? [] : [format]);
      for (const other of recognising) expect(other.recognise(head)).toMatch(/^[A-Z].*\.$/);
      expect(DECLINED.filter((shape) => shape.matches(head))).toEqual([]);
    },
  );

  testOfText("is recognised by its first 4 KiB", () => {
    const { head } = readHead(textOf(fixture).slice(0, 4_096), bytes.length <= 4_096);
    const recognising = FORMATS.filter((other) => other.recognise(head) !== null);
    expect(recognising).toEqual(format.needsMapping ? [] : [format]);
  });

  testOfText("yields the same through BOM, CRLF, UTF-16, gzip, and byte by byte", async () => {
    const text = textOf(fixture);
    const crlf = text.replace(/\r?\n/g, "\r\n");
    const utf16 = Buffer.from(`\ufeff${text}`, "utf16le");
    const variants = [
      `\ufeff${text}`,
      crlf,
      utf16,
      Buffer.from(utf16).swap16(),
      gzipSync(bytes),
      inPieces(bytes, 1),
    ];
    for (const variant of variants) {
      const { report } = await readUsage(variant, wishOf(fixture));
      expect(asExpected(report, expected)).toEqual(expected);
    }
  });

  test("gives records of the known fields only, and never one that it declares missing", async () => {
    const { records } = await readUsage(bytes, wishOf(fixture));
    const fields = Object.keys(blankRecord("call", 0)).sort();
    for (const record of records) {
      const { reportedUsd, ...known } = record;
      expect(Object.keys(known).sort()).toEqual(fields);
      if (reportedUsd) expect(reportedUsd).toMatch(/^-?\d+(\.\d*[1-9])?$/);
      for (const field of format.missing) expect([field, record[field]]).toEqual([field, null]);
    }
  });

  test("accounts for every row: record, skip or reject", async () => {
    const { rows, report, rejects } = await readUsage(bytes, wishOf(fixture));
    const { received, valid, skipped, duplicates, rejected } = report.records;
    expect(received).toBe(rows.length);
    expect(valid + skipped + duplicates + rejected).toBe(received);
    expect(rejects.reduce((sum, group) => sum + group.count, 0)).toBe(rejected);
    const lines = rows.map((row) => row.line);
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
  });

  testOfText("turns a garbage row away and keeps the others", async () => {
    const text = textOf(fixture);
    const isDocument = headOf(fixture).kind === "json" && parsedJson(text) !== undefined;
    const complete = isDocument ? `${text.trimEnd()}\n` : text.slice(0, text.lastIndexOf("\n") + 1);
    const whole = await readUsage(complete, wishOf(fixture));
    const { report, rejects } = await readUsage(`${complete}garbage\n`, wishOf(fixture));
    expect(report.records).toEqual({
      ...whole.report.records,
      received: whole.report.records.received + 1,
      rejected: whole.report.records.rejected + 1,
    });
    const last = rejects.flatMap(({ examples }) => examples.map(({ line }) => line));
    expect(Math.max(...last)).toBe(complete.split("\n").length);
  });

  testOfText("lets no content through, from good rows or broken ones", async () => {
    const salted = saltedText(fixture);
    const broken = salted.replace(/"?\r?\n/g, "\n").replace(/\}\n/g, "\n");
    for (const text of [salted, broken]) {
      expect(text).toContain(CANARY);
      const told = await readUsage(text, { mapping, format: format.id }).then(
        ({ rows, rejects }) => JSON.stringify([rows, rejects]),
        (refusal) => String(refusal),
      );
      expect(told).not.toContain(CANARY);
    }
  });
});

test.each(cases)(
  "%s: no field of which records tell nothing reaches a row",
  async (_name, fixture) => {
    const { kind, delimiter } = headOf(fixture);
    if (kind === "text") return;
    const { records } = await readUsage(fixture.bytes, wishOf(fixture));
    const planted = plantCanaries(textOf(fixture), kind, delimiter, records);
    for (const { path, text } of planted) {
      expect(text).toContain(CANARY);
      const { mapping, format } = fixture;
      const { rows, rejects } = await readUsage(text, { mapping, format: format.id });
      const leaked = JSON.stringify([rows, rejects]).toUpperCase().includes(CANARY);
      expect([path, leaked]).toEqual([path, false]);
    }
  },
);

const CONTENT_KEYS = new Set([
  "content",
  "text",
  "message",
  "arguments",
  "summary",
  "instructions",
  "input",
  "output",
]);

function salted(value: unknown, underContent = false): unknown {
  if (typeof value === "string") return underContent ? `${CANARY} ${value}` : value;
  if (Array.isArray(value)) return value.map((each) => salted(each, underContent));
  if (typeof value !== "object" || value === null) return value;
  const inner = Object.entries(value).map(([key, each]) => [
    key,
    salted(each, underContent || CONTENT_KEYS.has(key)),
  ]);
  return {
    ...Object.fromEntries(inner),
    prompt: CANARY,
    messages: [{ role: "user", content: CANARY }],
  };
}

/** A whole document, or every JSON line, with the canary in each content field that it has, and in some that it has not. */
function saltedJson(fixture: FormatFixture): string {
  const text = textOf(fixture);
  const whole = parsedJson(text);
  if (whole !== undefined) return `${JSON.stringify(salted(whole), null, 1)}\n`;
  const lines = text.split("\n").filter((line) => line !== "");
  return lines
    .map((line) => {
      try {
        return JSON.stringify(salted(JSON.parse(line)));
      } catch {
        return `${line.slice(0, -1)},"prompt":"${CANARY}`;
      }
    })
    .join("\n");
}

function saltedText(fixture: FormatFixture): string {
  const { kind } = headOf(fixture);
  if (kind !== "sse") return kind === "json" ? saltedJson(fixture) : saltedCsv(fixture);
  const data = /^data: (\{.*)$/gm;
  return textOf(fixture).replace(
    data,
    (_line, json: string) => `data: ${JSON.stringify(salted(JSON.parse(json)))}`,
  );
}

/** The CSV with a content column more, quoted and over two lines. */
function saltedCsv(fixture: FormatFixture): string {
  const { delimiter } = headOf(fixture);
  const lines = textOf(fixture).replace(/\r/g, "").split("\n");
  return lines
    .map((line, i) =>
      line === "" ? line : i === 0 ? `prompt${delimiter}${line}` : `"${CANARY}"${delimiter}${line}`,
    )
    .join("\n");
}
