import { randomBytes } from "node:crypto";
import type { Database } from "../database.ts";
import { readSetting } from "../queries/read-setting.ts";
import { settings } from "../schema/settings.ts";

const NAME = "user-hash-key";

/** This installation's secret for hashing user ids: made on first use, then always the same. */
export async function ensureUserKey(db: Database): Promise<string> {
  const value = randomBytes(32).toString("hex");
  await db.orm
    .insert(settings)
    .values({ workspace: db.workspace, name: NAME, value })
    .onConflictDoNothing();
  const saved = await readSetting(db, NAME);
  if (typeof saved !== "string") throw new Error(`the setting ${NAME} is no text`);
  return saved;
}
