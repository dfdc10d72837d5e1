import fc from "fast-check";
import { expect, test } from "vitest";
import { arbitraryCall } from "../../testing/arbitrary-call.ts";
import { keyedCall } from "../../testing/keyed-calls.ts";
import { storeRecords } from "../../testing/stored-import.ts";
import { testDatabase } from "../../testing/test-database.ts";
import { callRows } from "./call-rows.ts";
import { packedCalls } from "./packed-calls.ts";

const store = testDatabase();

test("a packed call says what its row does, but for what a simulation does not ask", async () => {
  const { db } = store;
  const { sql } = db;
  await fc.assert(
    fc.asyncProperty(fc.array(arbitraryCall, { minLength: 1, maxLength: 60 }), async (records) => {
      await sql`truncate calls, import_claims, claimed_calls`;
      await storeRecords(
        db,
        records.map((one, n) =>
          keyedCall(`p-${n}`, one.startUs + n, {
            ...one,
            startUs: one.startUs + n,
            operationId: n % 3 === 0 ? `op ${n % 5}` : null,
          }),
        ),
      );
      const tail = () => sql`from calls where workspace = ${db.workspace} order by at, key`;
      const [rows, packed] = [await callRows(db, tail()), await packedCalls(db, tail())];
      const unasked = {
        ...{ requestId: null, attempt: null, user: null, httpStatus: null, errorCode: null },
        operationId: null,
      };
      expect(
        packed.map(({ record, ...rest }) => ({ ...rest, ...record, operationId: null })),
      ).toEqual(
        rows.map(({ key, record }) => ({ key, atUs: record.startUs, ...record, ...unasked })),
      );
      const pairs = rows.map(({ record }, place) => [
        record.operationId,
        packed[place]?.record.operationId,
      ]);
      const ids = new Set(pairs.map((pair) => JSON.stringify(pair)));
      expect(ids.size).toBe(new Set(pairs.map(([id]) => id)).size);
      expect(new Set(pairs.map(([, id]) => id)).size).toBe(ids.size);
    }),
    { seed: 47, numRuns: 12 },
  );
});

test("no rows are no calls", async () => {
  const { db } = store;
  expect(await packedCalls(db, db.sql`from calls where workspace = -1`)).toEqual([]);
});
