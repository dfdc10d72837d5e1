import type { Database } from "../database.ts";

/** What a request under a key may do, and as whom. */
export interface FoundKey {
  readonly id: number;
  readonly importId: number;
  readonly prefix: string;
  readonly scopes: readonly string[];
  readonly isRevoked: boolean;
  readonly isExpired: boolean;
  /** Whether it was used within this minute. */
  readonly isNoted: boolean;
}

/** The key of a hash; `null` where there is none. */
export async function findIngestKey(
  { sql, workspace }: Database,
  hash: string,
): Promise<FoundKey | null> {
  const [found] = await sql<[FoundKey?]>`
    select id, import_id as "importId", prefix, scopes, revoked_at is not null as "isRevoked",
      coalesce(expires_at <= clock_timestamp(), false) as "isExpired",
      coalesce(last_used_at > clock_timestamp() - interval '1 minute', false) as "isNoted"
    from ingest_keys where workspace = ${workspace} and hash = ${hash}`;
  return found ?? null;
}

/** Notes that a key is in use. */
export async function noteKeyUse({ sql, workspace }: Database, id: number): Promise<void> {
  await sql`
    update ingest_keys set last_used_at = date_trunc('minute', clock_timestamp())
    where workspace = ${workspace} and id = ${id}`;
}
