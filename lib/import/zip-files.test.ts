import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Mapping } from "../formats/mapping.ts";
import { inPieces, readUsage, refusalOf } from "../testing/read-usage.ts";
import { DIRECTORY, memberOf, type Packed, zipOf } from "../testing/zip-of.ts";
import { ImportFailure } from "./import-error.ts";
import { inspectHead } from "./inspect-head.ts";
import { openUsage } from "./open-usage.ts";

const body = (id: string) =>
  `${JSON.stringify({ id, object: "chat.completion", created: 1_795_078_800, model: "o3", usage: { prompt_tokens: 7, completion_tokens: 2 } })}\n`;
const bodies = (...ids: readonly string[]) => ids.map(body).join("");
const a: Packed = { name: "a.jsonl", content: bodies("1", "2", "3") };
const b: Packed = { name: "logs/b.jsonl", content: bodies("3", "4") };

describe("a zip with one file", () => {
  test.each<[string, Partial<Packed>]>([
    ["deflated", {}],
    ["stored", { stored: true }],
    ["with its sizes behind the data", { described: 4 }],
    ["with its sizes behind the data and no signature", { described: 4, signed: false }],
    ["with large sizes behind the data", { described: 8 }],
    ["with zip64 sizes", { zip64: true }],
  ])("%s is read as the file, in pieces of any size", async (_how, packing) => {
    const plain = await readUsage(String(a.content));
    const bytes = zipOf({ ...a, ...packing });
    for (const size of [1, 13, 100_000]) {
      expect((await readUsage(inPieces(bytes, size))).report).toEqual(plain.report);
    }
    expect(await inspectHead(bytes)).toMatchObject({ ok: true, value: { rows: [{}, {}, {}] } });
  });

  test("folders and what packers leave beside are no files", async () => {
    const bytes = zipOf(
      { name: "logs/", content: "", stored: true },
      { name: "logs/empty/", content: "", stored: true, described: 4 },
      { name: "__MACOSX/logs/._a.jsonl", content: "\u0000\u0005" },
      { name: "logs/.DS_Store", content: "\u0000\u0005" },
      { ...a, name: "logs/a.jsonl" },
    );
    expect((await readUsage(bytes)).report.records).toMatchObject({ valid: 3, skipped: 0 });
  });

  test("a long one flows through in bounded pieces", async () => {
    const lines = Array.from({ length: 60_000 }, (_, i) => body(`r${(i * 7_919) % 100_003}`)).join(
      "",
    );
    const { report } = await readUsage(zipOf({ name: "a.jsonl", content: lines, described: 4 }));
    expect(report.records).toMatchObject({ valid: 60_000, rejected: 0 });
  });
});

describe("a zip with several files", () => {
  test("of one format is read as one; lines count on, and a repeated id is a duplicate", async () => {
    const { report, rows } = await readUsage(zipOf(a, b));
    expect(report.records).toMatchObject({ received: 5, valid: 4, duplicates: 1 });
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 3, 4, 5]);
  });

  test("each has a header, delimiter and order of columns of its own", async () => {
    const mapping = Mapping.parse({
      columns: { time: "time", model: "model", inputTotal: "in", outputTotal: "out" },
    });
    const bytes = zipOf(
      { name: "a.csv", content: "time,model,in,out\n2026-11-18,o3,1,2\n" },
      { name: "b.csv", content: "\ufeffout;in;model;time\r\n20;10;o3;2026-11-18\r\n" },
    );
    const { report } = await readUsage(bytes, { mapping });
    expect(report.tokens).toMatchObject({ inputTotal: 11, outputTotal: 22 });
  });

  test("files without usage are skipped wherever they stand, and told by their count", async () => {
    const readme = { name: "README.txt", content: "Hello, reader." };
    const picture = { name: "b.png", content: new Uint8Array([0x89, 0x50, 0, 1, 2, 3]) };
    const bytes = zipOf(readme, a, picture, b, readme);
    expect((await readUsage(bytes)).report.records).toMatchObject({ valid: 4, skipped: 3 });
    expect(await inspectHead(bytes)).toMatchObject({ ok: true, value: { rows: [{}, {}, {}] } });
    const { code, message } = await refusalOf(zipOf(readme, picture));
    expect([code, message.startsWith('"README.txt": ')]).toEqual(["mapping-missing", true]);
  });
});

describe("what no zip of usage is", () => {
  test.each<[string, Uint8Array, string]>([
    ["empty", DIRECTORY.subarray(64), "empty-file"],
    ["encrypted", zipOf({ ...a, flags: 1 }), "wrapper-unsupported"],
    ["packed by another method", zipOf({ ...a, method: 14 }), "wrapper-unsupported"],
    ["stored without sizes", zipOf({ ...a, stored: true, described: 4 }), "wrapper-unsupported"],
    [
      "a zip in a zip",
      zipOf({ name: "in.zip", content: zipOf(a), stored: true }),
      "wrapper-unsupported",
    ],
    ["a gzip in a zip", zipOf({ name: "a.gz", content: gzipSync("x") }), "wrapper-unsupported"],
    ["a zip in a gzip", gzipSync(zipOf(a)), "wrapper-unsupported"],
    [
      "a spreadsheet",
      zipOf({ name: "[Content_Types].xml", content: "<xml/>" }),
      "wrapper-unsupported",
    ],
    ["cut off in its first member", memberOf(a).subarray(0, 60), "wrapper-damaged"],
    [
      "one whose member has another size",
      zipOf({ ...a, content: "" }).fill(9, 22, 23),
      "wrapper-damaged",
    ],
  ])("%s is refused by one clear sentence", async (_what, bytes, code) => {
    const error = await readUsage(bytes).then(
      () => null,
      (cause: Error) =>
        cause instanceof ImportFailure
          ? `${cause.importError.code}: ${cause.message}`
          : cause.message,
    );
    expect(error?.split(":")[0]).toBe(code);
    expect(error).toMatch(/: .*[A-Z].*\.$/s);
  });

  test("a checksum that does not fit fails the file, not silently", async () => {
    for (const packing of [{ crc: 7 }, { crc: 7, described: 4 as const }]) {
      const { code, message } = await refusalOf(zipOf({ ...a, ...packing }));
      expect(code).toBe("wrapper-damaged");
      expect(message).toContain('"a.jsonl" in it does not fit its checksum');
    }
  });

  test("a bomb is refused while it unpacks, also behind a member that is passed over", async () => {
    const bomb: Packed = { name: "z.txt", content: `${" ".repeat(1_000)}\n`.repeat(60_000) };
    for (const members of [[bomb], [a, bomb], [{ ...bomb, described: 4 as const }, a]]) {
      const failure = await readUsage(zipOf(...members)).catch((cause: unknown) => cause);
      expect(String(failure)).toContain("200 times");
    }
  });

  test("more files than any export has are refused", async () => {
    const members = Array.from({ length: 10_001 }, (_, i) =>
      memberOf({ name: `${i}/`, content: "", stored: true }),
    );
    expect((await refusalOf(Buffer.concat([...members, DIRECTORY]))).code).toBe(
      "wrapper-too-large",
    );
  });
});

test("whatever bytes of a zip are changed, it is refused by a sentence or accounted for", async () => {
  const bytes = zipOf(a, { ...b, described: 4 }, { ...b, name: "c", stored: true });
  const change = fc.record({ at: fc.nat(bytes.length - 1), byte: fc.nat(255) });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), async (changes) => {
      const broken = Buffer.from(bytes);
      for (const { at, byte } of changes) broken[at] = byte;
      const opened = await openUsage(inPieces(broken, 100));
      if (!opened.ok) {
        expect(opened.error.message).toMatch(/\.$/);
        return;
      }
      const read = async () => {
        for await (const batch of opened.value.batches) expect(batch.length).toBeGreaterThan(0);
      };
      const failure = await read().catch((cause: unknown) => cause);
      if (failure !== undefined) expect(failure).toBeInstanceOf(ImportFailure);
    }),
    { seed: 4, numRuns: 400 },
  );
});
