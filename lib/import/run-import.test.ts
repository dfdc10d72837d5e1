import fc from "fast-check";
import { expect, test } from "vitest";
import { blankRecord } from "../core/record.ts";
import { err, ok } from "../core/result.ts";
import type { ParsedRow } from "../formats/format.ts";
import { runImport } from "./run-import.ts";
import { type WholeChunk, wholeChunk } from "./whole-chunk.ts";

const START_US = Date.UTC(2026, 10, 1) * 1_000;

function row(line: number, kind: "record" | "skip" | "reject"): ParsedRow {
  if (kind === "skip") return { kind, line, reason: "empty row" };
  if (kind === "reject") {
    return {
      kind,
      line,
      problem: { field: "time", code: "no-time", expected: "a time", found: "" },
    };
  }
  // Every third record equals another one, so that ordinals matter.
  return { kind, line, record: blankRecord("call", START_US + (line % 3) * 1_000) };
}

async function* batchesOf(rows: readonly ParsedRow[], size: number) {
  for (let i = 0; i < rows.length; i += size) yield rows.slice(i, i + size);
}

const never = new AbortController().signal;
const rest = async (): Promise<void> => {};

async function store(rows: readonly ParsedRow[], chunkRows: number, rowsDone = 0) {
  const chunks: WholeChunk[] = [];
  const append = async (chunk: WholeChunk) => {
    chunks.push(chunk);
    return ok(null);
  };
  const ended = await runImport(
    { batches: batchesOf(rows, 7), rowsDone, chunkRows },
    { gather: wholeChunk, append, stop: never, rest },
  );
  return { chunks, ended };
}

const rowsOf = (kinds: readonly ("record" | "skip" | "reject")[]): ParsedRow[] =>
  kinds.map((kind, i) => row(i + 2, kind));

const anyRows = fc.array(fc.constantFrom("record" as const, "skip" as const, "reject" as const), {
  maxLength: 60,
});

test("every row received is kept, rejected or skipped, in whatever chunks they are stored", async () => {
  await fc.assert(
    fc.asyncProperty(anyRows, fc.integer({ min: 1, max: 20 }), async (kinds, chunkRows) => {
      const { chunks } = await store(rowsOf(kinds), chunkRows);
      let received = 0;
      for (const chunk of chunks) {
        const skipped = Object.values(chunk.skips).reduce((sum, n) => sum + n, 0);
        expect(chunk.records.length + chunk.rejects.length + skipped).toBe(chunk.received);
        received += chunk.received;
        expect(chunk.rowsDone).toBe(received);
      }
      expect(received).toBe(kinds.length);
    }),
    { seed: 31 },
  );
});

test("a run that goes on behind any stored chunk stores the same keys as one that was never interrupted", async () => {
  await fc.assert(
    fc.asyncProperty(anyRows, fc.nat(), async (kinds, at) => {
      const rows = rowsOf(kinds);
      const whole = await store(rows, 4);
      const kept = whole.chunks.slice(0, whole.chunks.length === 0 ? 0 : at % whole.chunks.length);
      const rest = await store(rows, 4, kept.at(-1)?.rowsDone ?? 0);
      const keys = (chunks: readonly WholeChunk[]) =>
        chunks.flatMap(({ records }) => records.map(({ key }) => key));
      expect([...keys(kept), ...keys(rest.chunks)]).toEqual(keys(whole.chunks));
    }),
    { seed: 32 },
  );
});

test("two truly equal rows of one file are two calls", async () => {
  const { chunks } = await store(rowsOf(["record", "record", "record", "record"]), 10);
  const keys = chunks.flatMap(({ records }) => records.map(({ key }) => key));
  expect(new Set(keys).size).toBe(4);
});

test("a chunk that cannot be stored ends the run with its reason", async () => {
  const ended = await runImport(
    { batches: batchesOf(rowsOf(["record", "record"]), 1), rowsDone: 0, chunkRows: 1 },
    { gather: wholeChunk, append: async () => err("disk-full" as const), stop: never, rest },
  );
  expect(ended).toEqual({ ok: false, error: "disk-full" });
});

test("a run that is asked to stop ends between batches and says so", async () => {
  const { ended } = await (async () => ({
    ended: await runImport(
      { batches: batchesOf(rowsOf(["record", "record"]), 1), rowsDone: 0 },
      { gather: wholeChunk, append: async () => ok(null), stop: AbortSignal.abort(), rest },
    ),
  }))();
  expect(ended).toEqual({ ok: true, value: "stopped" });
});

test("a key is made of the record as it is stored: a hidden user's name is not in it", async () => {
  const keyed = async (user: string, hidden: string) => {
    const chunks: WholeChunk[] = [];
    const record = { ...blankRecord("call", START_US), user };
    await runImport(
      {
        batches: batchesOf([{ kind: "record", line: 2, record }], 1),
        rowsDone: 0,
        hide: (told) => ({ ...told, user: hidden }),
      },
      {
        gather: wholeChunk,
        append: async (chunk) => {
          chunks.push(chunk);
          return ok(null);
        },
        stop: never,
        rest,
      },
    );
    return chunks[0]?.records[0];
  };
  const ana = await keyed("ana@example.org", "user-1");
  expect(ana?.record.user).toBe("user-1");
  expect((await keyed("ana", "user-1"))?.key).toBe(ana?.key);
  expect((await keyed("ana@example.org", "user-2"))?.key).not.toBe(ana?.key);
});
