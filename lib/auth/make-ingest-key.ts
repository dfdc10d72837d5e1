import { randomBytes } from "node:crypto";
import { ok, type Result } from "../core/result.ts";
import type { Database } from "../db/database.ts";
import { createIngestKey, type KeyError } from "../db/writes/change-ingest-keys.ts";
import type { MadeIngestKey, NewIngestKey } from "../wire/ingest-keys.ts";
import { KEY_BYTES, keyHash, keyPrefix, keyText } from "./key-text.ts";

/** Makes a key. Its text is in this answer alone: only its hash is kept. */
export async function makeIngestKey(
  db: Database,
  wish: NewIngestKey,
  nowUs: number,
): Promise<Result<MadeIngestKey, KeyError>> {
  const key = keyText(randomBytes(KEY_BYTES));
  const kept = { prefix: keyPrefix(key) ?? "", hash: keyHash(key), nowUs };
  const made = await createIngestKey(db, wish, kept);
  return made.ok ? ok({ ...made.value, key }) : made;
}
