import path from "node:path";
import { describe, expect, inject, test } from "vitest";
import { projectRoot } from "../env.ts";
import { embeddedHolder } from "../testing/embedded-holder.ts";
import { checkVersion } from "./check-server.ts";
import { connectDatabase } from "./database.ts";
import { openDatabase } from "./open-database.ts";
import { describeAddress, embeddedAddress, type ServerAddress } from "./server-address.ts";

const { newFolder } = embeddedHolder();
const SERVER: ServerAddress = { kind: "url", url: "postgres://ann:secret@db.example:5432/usage" };

const open = (databaseUrl: string | null, dataFolder = "/nonexistent") =>
  openDatabase({ databaseUrl, dataFolder, root: projectRoot(), chosenBinaries: null });

test("a fresh folder becomes a migrated database that pages reach by its socket", async () => {
  const dataFolder = path.join(await newFolder(), "data");
  const steps: string[] = [];
  const opened = await openDatabase({
    ...{ dataFolder, databaseUrl: null, root: projectRoot(), chosenBinaries: null },
    onStep: (step) => steps.push(step),
  });
  if (!opened.ok) throw new Error(opened.error.message);
  const { db, location, close } = opened.value;
  expect(steps).toEqual(["creating", "starting", "migrating"]);
  expect(await db.sql`select from calls`).toHaveLength(0);

  const page = connectDatabase(embeddedAddress(location.environment.TIERSCOPE_DB_SOCKET ?? ""));
  expect(await page.sql`select from imports`).toHaveLength(0);
  await page.sql.end();
  await close();
});

describe("DATABASE_URL", () => {
  const socketUrl = (user: string, database: string): string => {
    const server = inject("databaseServer");
    if (server.kind === "url") return server.url;
    return `postgres://${user}@localhost/${database}?host=${encodeURIComponent(server.folder)}`;
  };

  test("may name a socket folder, as other clients take it", async () => {
    const opened = await open(socketUrl("tierscope", inject("databaseTemplate")));
    if (!opened.ok) throw new Error(opened.error.message);
    expect(opened.value.location.kind).toBe("server");
    await opened.value.close();
  });

  test("that nothing answers at is unreachable", async () => {
    const opened = await open("postgres://ann:secret@127.0.0.1:1/usage");
    expect(opened).toMatchObject({ ok: false, error: { code: "unreachable" } });
    expect(opened.ok || opened.error.message).toContain("ann@127.0.0.1:1/usage");
    expect(opened.ok || opened.error.message).not.toContain("secret");
  });

  test.each(["usage", "mysql://db.example/usage", "http://localhost:5432"])(
    "of another form is refused: %s",
    async (url) => {
      expect(await open(url)).toMatchObject({ ok: false, error: { code: "bad-url" } });
    },
  );

  test("with a user or database that the server does not know is refused", async () => {
    const isOwn = inject("databaseServer").kind === "socket";
    if (!isOwn) return;
    for (const url of [socketUrl("mallory", "tierscope"), socketUrl("tierscope", "no_such")]) {
      expect(await open(url)).toMatchObject({ ok: false, error: { code: "refused" } });
    }
  });
});

test("PostgreSQL 15 is new enough, 14 is not, and the message says what to do", () => {
  expect(checkVersion(150_018, SERVER)).toEqual({ ok: true, value: { major: 15 } });
  expect(checkVersion(180_004, SERVER)).toEqual({ ok: true, value: { major: 18 } });
  const old = checkVersion(140_020, SERVER);
  expect(old).toMatchObject({ ok: false, error: { code: "server-too-old" } });
  expect(old.ok || old.error.message).toMatch(/PostgreSQL 14; version 15 or later/);
});

test("an address is shown without its password", () => {
  expect(describeAddress(SERVER)).toBe("ann@db.example:5432/usage");
});
