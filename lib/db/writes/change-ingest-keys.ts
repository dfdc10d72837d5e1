import { err, ok, type Result } from "../../core/result.ts";
import { isoFromUs, US_PER_DAY } from "../../core/time.ts";
import type { IngestKey, NewIngestKey } from "../../wire/ingest-keys.ts";
import type { Database } from "../database.ts";
import { LIVE_FORMAT } from "../import-state.ts";
import { listIngestKeys } from "../queries/list-ingest-keys.ts";
import { type UndoError, undoImport } from "./undo-import.ts";

export interface KeyError {
  readonly code: "key-unknown" | "key-name-invalid" | "key-limit";
  readonly message: string;
}

const LONGEST_NAME = 100;
const MOST_DAYS = 3_650;
/** Revoked ones included: their records still name them. */
const MOST_KEYS = 1_000;
// biome-ignore lint/suspicious/noControlCharactersInRegex: a name is one line of text, and PostgreSQL keeps no NUL
const UNPRINTABLE = /[\u0000-\u001f\u007f]/;

/** What is kept of a key that was just made. */
export interface KeptKey {
  readonly prefix: string;
  readonly hash: string;
}

function problemOf({ name, expiresInDays, scopes }: NewIngestKey): KeyError | null {
  const isNamed = name.trim() === name && name !== "" && name.length <= LONGEST_NAME;
  if (!isNamed || UNPRINTABLE.test(name)) {
    const message = `Expected a name of 1 to ${LONGEST_NAME} characters on one line without spaces around it, found ${JSON.stringify(name.slice(0, LONGEST_NAME))}.`;
    return { code: "key-name-invalid", message };
  }
  if (scopes.length === 0) {
    const message = "Expected at least one scope, found none: a key without any opens nothing.";
    return { code: "key-name-invalid", message };
  }
  const days = expiresInDays ?? 1;
  if (Number.isInteger(days) && days >= 1 && days <= MOST_DAYS) return null;
  const message = `Expected an expiry of 1 to ${MOST_DAYS} whole days, or none, found ${expiresInDays}.`;
  return { code: "key-name-invalid", message };
}

const unknown = (id: number): KeyError => ({
  code: "key-unknown",
  message: `There is no ingest key ${id}. See the list of keys.`,
});

/** Keeps a new key and makes the source that its records will belong to. */
export async function createIngestKey(
  db: Database,
  wish: NewIngestKey,
  { prefix, hash, nowUs }: KeptKey & { readonly nowUs: number },
): Promise<Result<IngestKey, KeyError>> {
  const problem = problemOf(wish);
  if (problem) return err(problem);
  const { name, scopes, expiresInDays } = wish;
  const { workspace } = db;
  const expires = expiresInDays === null ? null : isoFromUs(nowUs + expiresInDays * US_PER_DAY);
  const made = await db.transactions.run(async (tx): Promise<Result<number, KeyError>> => {
    const [{ keys }] = await tx<[{ keys: number }]>`
      select count(*)::int as keys from ingest_keys where workspace = ${workspace}`;
    if (keys >= MOST_KEYS) {
      const message = `There are ${keys} keys, the most that are kept. Share one among programs that need not be told apart.`;
      return err({ code: "key-limit", message });
    }
    const [source] = await tx<[{ id: number }]>`
      insert into imports (workspace, file_name, format, formats, grain, origin, state)
      values (${workspace}, ${`live, key ${name}`}, ${LIVE_FORMAT}, ${JSON.stringify([LIVE_FORMAT])}::text::jsonb,
        'call', 'live', 'done')
      returning id`;
    const [{ id }] = await tx<[{ id: number }]>`
      insert into ingest_keys (workspace, import_id, name, prefix, hash, scopes, expires_at)
      values (${workspace}, ${source.id}, ${name}, ${prefix}, ${hash},
        ${JSON.stringify([...new Set(scopes)])}::text::jsonb, ${expires}::timestamptz)
      returning id`;
    return ok(id);
  });
  return made.ok ? await keyOf(db, made.value) : made;
}

async function keyOf(db: Database, id: number): Promise<Result<IngestKey, KeyError>> {
  const [key] = await listIngestKeys(db, id);
  return key ? ok(key) : err(unknown(id));
}

/** Ends a key at once and for good. Its records stay. Revoking again changes nothing. */
export async function revokeIngestKey(
  db: Database,
  id: number,
): Promise<Result<IngestKey, KeyError>> {
  await db.sql`
    update ingest_keys set revoked_at = clock_timestamp()
    where workspace = ${db.workspace} and id = ${id} and revoked_at is null`;
  return await keyOf(db, id);
}

/** Ends a key and takes away all that came in under it, as an import is undone. */
export async function revokeWithRecords(
  db: Database,
  id: number,
): Promise<Result<IngestKey, KeyError | UndoError>> {
  const revoked = await revokeIngestKey(db, id);
  if (!revoked.ok) return revoked;
  const undone = await undoImport(db, revoked.value.importId);
  return undone.ok ? await keyOf(db, id) : undone;
}
