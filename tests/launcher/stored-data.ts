import { closeDatabase, connectDatabase, type Database } from "../../lib/db/database.ts";
import { clusterIn, currentSocketFolder } from "../../lib/db/embedded/cluster.ts";
import { openDatabase } from "../../lib/db/open-database.ts";
import { embeddedAddress } from "../../lib/db/server-address.ts";
import { refreshRollups } from "../../lib/db/writes/refresh-rollups.ts";
import { postgresBinaries } from "../../lib/env.ts";
import { dataChecksum } from "../../lib/testing/data-checksum.ts";
import { ROOT } from "../browser/harness/start-product.ts";

/** Everything that imports can change, as one hash per table. */
export async function storedChecksum(dataFolder: string) {
  const opened = await openDatabase({
    ...{ dataFolder, databaseUrl: null, root: ROOT, chosenBinaries: postgresBinaries() },
  });
  if (!opened.ok) throw new Error(opened.error.message);
  const { db, close } = opened.value;
  await refreshRollups(db, []);
  const sums = await dataChecksum(db);
  await close();
  return sums;
}

const SOON_MS = 40;

async function rowsDone({ sql }: Database): Promise<number> {
  const [row] = await sql<[{ rows: number }]>`
    select coalesce(max(rows_done), 0)::int as rows from imports`;
  return row.rows;
}

/** Waits until an import has stored so many rows, or `ended` says that its program is over. */
export async function untilRowsDone(
  dataFolder: string,
  rows: number,
  ended: () => boolean,
): Promise<void> {
  while (!ended()) {
    const db = connectDatabase(embeddedAddress(await currentSocketFolder(clusterIn(dataFolder))), {
      max: 1,
    });
    try {
      if ((await rowsDone(db)) >= rows) return;
    } catch {
      // not there yet, or just killed
    } finally {
      await closeDatabase(db);
    }
    await new Promise((resolve) => setTimeout(resolve, SOON_MS));
  }
}
