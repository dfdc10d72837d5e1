import { expect, test } from "vitest";
import { err, ok } from "../core/result.ts";
import { closeDatabase, connectDatabase } from "../db/database.ts";
import { embeddedAddress } from "../db/server-address.ts";
import { explained } from "./with-database.ts";

const inDatabase = async <T>(work: (db: ReturnType<typeof connectDatabase>) => Promise<T>) => {
  const db = connectDatabase(embeddedAddress("/nowhere/at/all"));
  try {
    return await work(db);
  } finally {
    await closeDatabase(db);
  }
};

test("a database that is gone when it is asked ends a command with 69 and a sentence", async () => {
  const outcome = await inDatabase((db) =>
    explained(db, async () => ok(await db.sql`select 1 as answer`)),
  );
  expect(outcome).toEqual({
    ok: false,
    error: {
      exit: 69,
      code: "unreachable",
      message: expect.stringMatching(/^No PostgreSQL answers at the embedded database in /),
    },
  });
});

test("a mistake of ours is thrown on, a failure of the command's own stays what it is", async () => {
  const own = { exit: 2, code: "usage", message: "It takes one FILE." } as const;
  await inDatabase(async (db) => {
    expect(await explained(db, async () => err(own))).toEqual(err(own));
    const bug = new TypeError("x is not a function");
    await expect(explained(db, async () => Promise.reject(bug))).rejects.toBe(bug);
  });
});
