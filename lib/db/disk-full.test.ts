import { statfsSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { postgresBinaries, projectRoot } from "../env.ts";
import { LEAVES_NOTHING } from "../testing/embedded-holder.ts";
import { chunkOf, keyedCall } from "../testing/keyed-calls.ts";
import { smallDisk } from "../testing/small-disk.ts";
import { startImport } from "../testing/stored-import.ts";
import { openDatabase } from "./open-database.ts";
import { findImport } from "./queries/find-import.ts";
import { appendChunk } from "./writes/append-chunk.ts";
import { interruptImport } from "./writes/interrupt-import.ts";

const disk = smallDisk(20);
afterEach(() => disk?.remove());

const open = (dataFolder: string) =>
  openDatabase({
    ...{ dataFolder, databaseUrl: null, root: projectRoot(), chosenBinaries: postgresBinaries() },
    serverSettings: LEAVES_NOTHING,
  });

/** As others may who write to the same disk. */
function fillDisk(folder: string): void {
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(path.join(folder, "of-somebody-else"), Buffer.alloc(bavail * bsize));
}

describe.skipIf(disk === null)("a full disk (skipped where a disk cannot be mounted)", () => {
  test("refuses a new database, then stops an import; nothing that was acknowledged is lost", async () => {
    if (disk === null) return;
    const dataFolder = path.join(disk.folder, "data");
    expect(await open(dataFolder)).toMatchObject({ ok: false, error: { code: "disk-full" } });

    disk.grow(140);
    const opened = await open(dataFolder);
    if (!opened.ok) throw new Error(opened.error.message);
    const { db, close } = opened.value;
    const { import: running, release } = await startImport(db);
    let acknowledged = 0;
    let refusal: string | null = null;
    while (refusal === null) {
      const records = Array.from({ length: 2_000 }, (_, n) =>
        keyedCall(`full-${acknowledged + n}`, 1_777_777_777_000_000 + acknowledged + n),
      );
      const stored = await appendChunk(db, running.id, chunkOf(records, acknowledged));
      if (stored.ok) acknowledged += records.length;
      else refusal = stored.error.code;
    }
    expect(refusal).toBe("disk-full");
    expect(acknowledged).toBeGreaterThan(0);
    await release();
    await close();
    fillDisk(disk.folder);
    expect(await open(dataFolder)).toMatchObject({ ok: false, error: { code: "disk-full" } });

    disk.grow(400);
    const again = await open(dataFolder);
    if (!again.ok) throw new Error(again.error.message);
    const [row] = await again.value.db.sql<[{ n: number }]>`select count(*)::int as n from calls`;
    expect(row.n).toBe(acknowledged);
    expect((await findImport(again.value.db, running.id))?.rowsDone).toBe(acknowledged);
    const problem = { code: "disk-full", message: "No space was left." };
    expect(await interruptImport(again.value.db, running.id, problem)).toBe(true);
    await again.value.close();
  });
});
