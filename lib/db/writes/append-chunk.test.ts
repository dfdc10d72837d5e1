import { describe, expect, test } from "vitest";
import { US_PER_HOUR } from "../../core/time.ts";
import { bucket, chunkOf, keyedCall } from "../../testing/keyed-calls.ts";
import { startImport, storeRecords } from "../../testing/stored-import.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { findImport } from "../queries/find-import.ts";
import { importRejects } from "../queries/import-rejects.ts";
import { importReport } from "../queries/import-report.ts";
import { appendChunk } from "./append-chunk.ts";
import { cancelImport } from "./give-up-import.ts";
import { undoImport } from "./undo-import.ts";

const database = testDatabase();
const MAY_1 = Date.UTC(2026, 4, 1) * 1000;

async function countCalls(): Promise<number> {
  const [row] = await database.db.sql<[{ n: number }]>`select count(*)::int as n from calls`;
  return row.n;
}

describe("storing a chunk", () => {
  test("tells new calls from those that are stored already", async () => {
    const records = [1, 2, 3].map((n) => keyedCall(`new-${n}`, MAY_1 + n));
    await storeRecords(database.db, records.slice(0, 2));

    const { import: running, release } = await startImport(database.db);
    const stored = await appendChunk(database.db, running.id, chunkOf(records));
    await release();

    expect(stored).toEqual({ ok: true, value: { inserted: 1, duplicate: 2, completed: 0 } });
  });

  test("counts what was received as inserted, duplicate, rejected or skipped", async () => {
    const { db } = database;
    const { import: running, release } = await startImport(db);
    const problem = { field: "inputTotal", code: "negative", expected: "0 or more", found: "-1" };
    const stored = await appendChunk(db, running.id, {
      records: [keyedCall("counted-1", MAY_1), keyedCall("counted-1", MAY_1)],
      rejects: [{ line: 4, problem }],
      skips: { "no usage": 3 },
      duplicates: 2,
      received: 8,
      rowsDone: 8,
      bytesRead: 512,
    });
    await release();

    expect(stored).toEqual({ ok: true, value: { inserted: 1, duplicate: 3, completed: 0 } });
    expect(await findImport(db, running.id)).toMatchObject({
      received: 8,
      inserted: 1,
      duplicate: 3,
      rejected: 1,
      skipped: 3,
      skips: { "no usage": 3 },
      rowsDone: 8,
      bytesRead: 512,
    });
  });

  test("refuses, as our mistake, a chunk whose rows are not all accounted for", async () => {
    const { import: running, release } = await startImport(database.db);
    const chunk = { ...chunkOf([keyedCall("lost", MAY_1)]), received: 2 };
    await expect(appendChunk(database.db, running.id, chunk)).rejects.toThrow("accounts for");
    await release();
  });

  test("stores a chunk once, however often it is sent", async () => {
    const { db } = database;
    const { import: running, release } = await startImport(db);
    const buckets = chunkOf([bucket(MAY_1, { requests: 10, inputTotal: 500 })]);
    expect((await appendChunk(db, running.id, buckets)).ok).toBe(true);
    const again = await appendChunk(db, running.id, buckets);
    await release();

    expect(again).toMatchObject({ ok: false, error: { code: "import-out-of-step", rowsDone: 1 } });
    const [row] = await db.sql<[{ n: number }]>`
      select count(*)::int as n from buckets where import_id = ${running.id}`;
    expect(row.n).toBe(1);
  });

  test("takes no rows for an import that was cancelled meanwhile", async () => {
    const { db } = database;
    const { import: running, release } = await startImport(db);
    const before = await countCalls();
    await cancelImport(db, running.id);
    const late = await appendChunk(db, running.id, chunkOf([keyedCall("late", MAY_1)]));
    await release();

    expect(late).toMatchObject({
      ok: false,
      error: { code: "import-not-running", state: "cancelled" },
    });
    expect(await countCalls()).toBe(before);
  });

  test("keeps times to the microsecond and texts to the letter", async () => {
    const { db } = database;
    const nasty = 'tab\there, "quotes", back\\slash, new\nline, \\N, \\., {a,b}, 🐘';
    const call = keyedCall("exact", MAY_1 + 123_456, {
      requestId: nasty,
      operationId: "\\.",
      model: nasty,
      project: "",
      latencyMs: 1234.6,
      httpStatus: 99_999,
      inputTotal: 999_999_999_999,
    });
    await storeRecords(db, [call]);
    const [row] = await db.sql`
      select (extract(epoch from at) * 1000000)::bigint as at, request_id, operation_id,
        model.name as model, project.name as project, latency_ms, http_status, input_total
      from calls
      join labels model on model.kind = 'model' and model.id = calls.model
      join labels project on project.kind = 'project' and project.id = calls.project
      where calls.key = ${call.key}`;
    expect(row).toEqual({
      at: MAY_1 + 123_456,
      request_id: nasty,
      operation_id: "\\.",
      model: nasty,
      project: "",
      latency_ms: 1235,
      http_status: null,
      input_total: 999_999_999_999,
    });
  });

  test("survives names that PostgreSQL cannot hold: NUL, half a character, a megabyte", async () => {
    const { db } = database;
    const long = "m".repeat(1_000_000);
    const names = ["a\0b", "half \ud83d", `${long}1`, `${long}2`];
    const records = names.map((model, n) =>
      keyedCall(`odd-${n}`, MAY_1 + n, { model, requestId: `odd\0${n}` }),
    );
    await storeRecords(db, records);
    const stored = await db.sql<{ name: string }[]>`
      select distinct labels.name from calls join labels on kind = 'model' and id = calls.model
      where calls.key in ${db.sql(records.map(({ key }) => key))} order by 1`;
    expect(stored).toHaveLength(4);
    expect(Math.max(...stored.map(({ name }) => name.length))).toBeLessThanOrEqual(512);
  });

  test("marks each hour of new calls for the roll-ups, and none for duplicates", async () => {
    const { db } = database;
    const records = [0, 1, 3].map((hour) => keyedCall(`hour-${hour}`, MAY_1 + hour * US_PER_HOUR));
    await db.sql`delete from dirty_hours`;
    await storeRecords(db, records);
    const hours =
      await db.sql`select distinct extract(hour from hour)::int as h from dirty_hours order by 1`;
    expect(hours.map(({ h }) => h)).toEqual([0, 1, 3]);

    await db.sql`delete from dirty_hours`;
    await storeRecords(db, records);
    expect(await db.sql`select from dirty_hours`).toHaveLength(0);
  });

  test("imports that overlap run side by side without waiting in a circle", async () => {
    const { db } = database;
    const all = Array.from({ length: 400 }, (_, n) => keyedCall(`both-${n}`, MAY_1 + n));
    const orders = [all, all.toReversed(), all.slice(100), all.slice(0, 300).toReversed()];
    const before = await countCalls();
    await Promise.all(orders.map((records) => storeRecords(db, records)));
    expect(await countCalls()).toBe(before + 400);
  });

  test("imports that tell different halves of the same calls at once leave calls with both", async () => {
    const { db } = database;
    const names = Array.from({ length: 300 }, (_, n) => `half-${n}`);
    const halves = [
      { model: "o3" },
      { inputTotal: 10, outputTotal: 5 },
      { project: "p" },
      { model: "o3" },
    ];
    const ids = await Promise.all(
      halves.map((facts, half) => {
        const calls = names.map((name, n) => keyedCall(name, MAY_1 + n, facts));
        return storeRecords(db, half % 2 === 0 ? calls : calls.toReversed());
      }),
    );
    const whole = async () => {
      const [counted] = await db.sql`
        select count(*)::int as calls, count(input_total)::int as counted,
          count(*) filter (where model <> 0)::int as named, count(*) filter (where project <> 0)::int as placed
        from calls where request_id like 'half-%'`;
      return counted;
    };
    expect(await whole()).toEqual({ calls: 300, counted: 300, named: 300, placed: 300 });
    await undoImport(db, ids[1] ?? 0);
    expect(await whole()).toEqual({ calls: 300, counted: 0, named: 300, placed: 300 });
    await undoImport(db, ids[0] ?? 0);
    expect(await whole()).toEqual({ calls: 300, counted: 0, named: 300, placed: 300 });
    await undoImport(db, ids[3] ?? 0);
    expect(await whole()).toEqual({ calls: 300, counted: 0, named: 0, placed: 300 });
    await undoImport(db, ids[2] ?? 0);
    expect(await whole()).toEqual({ calls: 0, counted: 0, named: 0, placed: 0 });
  });
});

describe("rejects", () => {
  test("are listed in file order and grouped by cause", async () => {
    const { db } = database;
    const { import: running, release } = await startImport(db);
    const reject = (line: number, code: string) => ({
      line,
      problem: { field: "time", code, expected: "a time", found: `line ${line} \0` },
    });
    const rejects = [2, 3, 4, 5].map((line) => reject(line, "no-time"));
    const chunk = { records: [], rejects: [...rejects, reject(6, "no-model")], skips: {} };
    await appendChunk(db, running.id, { ...chunk, received: 5, rowsDone: 5 });
    await release();

    const report = await importReport(db, running.id);
    expect(report?.rejects).toMatchObject([
      {
        code: "no-time",
        field: "time",
        rows: 4,
        examples: [{ line: 2 }, { line: 3 }, { line: 4 }],
      },
      { code: "no-model", rows: 1, examples: [{ line: 6 }] },
    ]);
    const lines: number[] = [];
    for await (const page of importRejects(db, running.id)) {
      lines.push(...page.map(({ line }) => line));
    }
    expect(lines).toEqual([2, 3, 4, 5, 6]);
  });

  test("beyond 10,000 are counted, not listed", async () => {
    const { db } = database;
    const { import: running, release } = await startImport(db);
    const problem = { field: null, code: "broken", expected: "a row", found: "" };
    for (const part of [0, 1]) {
      const rejects = Array.from({ length: 6_000 }, (_, n) => ({
        line: part * 6_000 + n + 1,
        problem,
      }));
      const chunk = { records: [], rejects, skips: {}, received: 6_000 };
      await appendChunk(db, running.id, { ...chunk, rowsDone: 6_000 * (part + 1) });
    }
    await release();
    const report = await importReport(db, running.id);
    expect(report?.import.rejected).toBe(12_000);
    expect(report?.rejects[0]?.rows).toBe(10_000);
    expect(report?.unlistedRejects).toBe(2_000);
  });
});
