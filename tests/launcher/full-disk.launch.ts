import { afterAll, expect, test } from "vitest";
import type { Database } from "../../lib/db/database.ts";
import { openDatabase } from "../../lib/db/open-database.ts";
import { postgresBinaries } from "../../lib/env.ts";
import { ROOT } from "../browser/harness/start-product.ts";
import { answerOf } from "./answers.ts";
import { callFiles } from "./call-files.ts";
import { newDataFolder, removeDataFolders, tierscope } from "./run-tierscope.ts";

afterAll(removeDataFolders);

async function withStored(dataFolder: string, work: (db: Database) => Promise<unknown>) {
  const opened = await openDatabase({
    ...{ dataFolder, databaseUrl: null, root: ROOT, chosenBinaries: postgresBinaries() },
  });
  if (!opened.ok) throw new Error(opened.error.message);
  await work(opened.value.db);
  await opened.value.close();
}

/** From the given call on nothing can be stored, and no call can be removed: PostgreSQL's words for a full disk. */
const fillDisk = ({ sql }: Database, call: string) =>
  sql.unsafe(`
    create function fill() returns trigger language plpgsql as
      $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$;
    create trigger full_insert before insert on calls for each row
      when (new.request_id = '${call}') execute function fill();
    create trigger full_delete before delete on calls for each row execute function fill()`);

const freeDisk = ({ sql }: Database) => sql`drop function fill cascade`;

test("an import that ends on a full disk says what still counts, and the next start takes it away", async () => {
  const dataFolder = newDataFolder();
  const at = callFiles({ "calls.csv": [0, 20_000] });
  await withStored(dataFolder, (db) => fillDisk(db, "req-19998"));
  const args = ["import", at("calls.csv"), "--map", at("map.json"), "--json"];
  const failed = await tierscope(dataFolder, args).ended;
  const { error } = JSON.parse(failed.stdout);
  expect([failed.code, error.code]).toEqual([69, "disk-full"]);
  const left = /([\d,]+) records of import 1 could not be taken away and still count/.exec(
    error.message,
  );
  const counted = Number(left?.[1]?.replaceAll(",", ""));
  expect(counted).toBeGreaterThan(0);
  expect((await answerOf(dataFolder, "summary")).total.records).toBe(counted);
  const { stdout } = await tierscope(dataFolder, ["imports"]).ended;
  expect(stdout).toContain("Rows of import 1 could not be removed yet");

  await withStored(dataFolder, freeDisk);
  expect((await answerOf(dataFolder, "imports")).imports).toMatchObject([
    { id: 1, state: "failed", holdsRows: false },
  ]);
  expect((await answerOf(dataFolder, "summary")).total.records).toBe(0);
});
