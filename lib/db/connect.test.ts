import { expect, test } from "vitest";
import { testDatabase } from "../testing/test-database.ts";
import { closeSql, connect } from "./connect.ts";

const database = testDatabase();

test("a moment keeps its microseconds however often a statement runs", async () => {
  const sql = connect(database.address, { max: 1 });
  const moments = ["2026-11-03T12:00:00.000001Z", "2026-11-03T12:00:00.123456Z"];
  for (const text of [...moments, ...moments, ...moments]) {
    const [row] = await sql<[{ us: string }]>`
      select to_char(${text}::timestamptz, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as us`;
    expect(row.us).toBe(text);
  }
  await closeSql(sql);
});
