import { and, asc, eq, sql } from "drizzle-orm";
import type { IngestKey, KeyScope } from "../../wire/ingest-keys.ts";
import type { Database } from "../database.ts";
import { imports } from "../schema/imports.ts";
import { ingestKeys } from "../schema/ingest-keys.ts";

const isExpired = sql<boolean>`coalesce(${ingestKeys.expiresAt} <= clock_timestamp(), false)`;

/** All ingest keys with what came in under them, the oldest first; of one id where it is given. */
export async function listIngestKeys(
  { orm, workspace }: Database,
  id: number | null = null,
): Promise<readonly IngestKey[]> {
  const rows = await orm
    .select({ key: ingestKeys, source: imports, isExpired })
    .from(ingestKeys)
    .innerJoin(
      imports,
      and(eq(imports.workspace, ingestKeys.workspace), eq(imports.id, ingestKeys.importId)),
    )
    .where(
      and(eq(ingestKeys.workspace, workspace), id === null ? undefined : eq(ingestKeys.id, id)),
    )
    .orderBy(asc(ingestKeys.id));
  return rows.map(({ key, source, isExpired }) => ({
    id: key.id,
    name: key.name,
    prefix: key.prefix,
    scopes: key.scopes as readonly KeyScope[], // stored from a parsed NewIngestKey
    state: key.revokedAt !== null ? "revoked" : isExpired ? "expired" : "active",
    createdAt: key.createdAt.toISOString(),
    expiresAt: key.expiresAt?.toISOString() ?? null,
    revokedAt: key.revokedAt?.toISOString() ?? null,
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
    importId: key.importId,
    counts: {
      received: source.received,
      inserted: source.inserted,
      duplicate: source.duplicate,
      rejected: source.rejected,
      skipped: source.skipped,
    },
    dropped: source.dropped,
    client: source.client,
    holdsRows: source.holdsRows,
  }));
}
