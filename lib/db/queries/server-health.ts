import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "../database.ts";

const PATIENCE_MS = 2_000;

/** Whether the database answers within two seconds. */
export async function answersSoon({ sql }: Database): Promise<boolean> {
  const answered = sql`select 1`.then(
    () => true,
    () => false,
  );
  return await Promise.race([answered, sleep(PATIENCE_MS, false, { ref: false })]);
}

/** Whether a commit is on disk when the server says so. Each batch sees to the rest by itself. */
export async function keepsCommits({ sql }: Database): Promise<boolean> {
  const [row] = await sql<[{ fsync: string }]>`select current_setting('fsync') as fsync`;
  return row.fsync === "on";
}
