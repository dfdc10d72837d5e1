import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, inject } from "vitest";
import { closeSql, connect } from "../db/connect.ts";
import { closeDatabase, connectDatabase, type Database } from "../db/database.ts";
import { inDatabase, type ServerAddress } from "../db/server-address.ts";

export interface TestDatabase {
  /** Only inside tests and hooks. */
  readonly db: Database;
  readonly address: ServerAddress;
}

/** A migrated, empty database for this test file, dropped when its tests are over. */
export function testDatabase(): TestDatabase {
  const name = `tierscope_test_${randomBytes(6).toString("hex")}`;
  let db: Database | null = null;

  beforeAll(async () => {
    const server = inject("databaseServer");
    await asAdmin(server, async (admin) => {
      const template = admin(inject("databaseTemplate"));
      await admin`create database ${admin(name)} template ${template} strategy file_copy`;
    });
    db = connectDatabase(inDatabase(server, name));
  });
  afterAll(async () => {
    if (db !== null) await closeDatabase(db);
    await asAdmin(inject("databaseServer"), async (admin) => {
      await admin`drop database if exists ${admin(name)} with (force)`;
    });
  });

  const opened = (): Database => {
    if (db === null) throw new Error("the test database is there only while tests run");
    return db;
  };
  return {
    get db() {
      return opened();
    },
    get address() {
      return opened().address;
    },
  };
}

async function asAdmin(
  server: ServerAddress,
  work: (admin: ReturnType<typeof connect>) => Promise<void>,
): Promise<void> {
  const admin = connect(server, { max: 1 });
  try {
    await work(admin);
  } finally {
    await closeSql(admin);
  }
}
