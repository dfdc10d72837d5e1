import type { Database } from "../database.ts";
import type { ImportRow } from "../import-row.ts";
import { importSpan } from "../import-span.ts";
import type { ImportState } from "../import-state.ts";
import { findImport } from "./find-import.ts";

export interface RejectGroup {
  readonly code: string;
  readonly field: string | null;
  readonly expected: string;
  /** Among the listed rejects. */
  readonly rows: number;
  /** The first three. */
  readonly examples: readonly { readonly line: number; readonly found: string }[];
}

export interface ImportReport {
  readonly import: ImportRow;
  /** Most rows first. */
  readonly rejects: readonly RejectGroup[];
  /** Rejected rows beyond those that are listed. */
  readonly unlistedRejects: number;
  /** Records of an import that is over and not in which could not be removed yet, and count until they are. */
  readonly stillCounted: number;
}

/** What became of an import's rows, its rejects grouped by cause; `null` where there is no such import. */
export async function importReport(db: Database, importId: number): Promise<ImportReport | null> {
  const row = await findImport(db, importId);
  if (row === null) return null;
  const rejects = await db.sql<RejectGroup[]>`
    select code, field, expected, count(*)::int as rows,
      jsonb_agg(jsonb_build_object('line', line, 'found', found) order by place)
        filter (where nth <= 3) as examples
    from (
      select place, line, code, field, expected, found, row_number() over (partition by code, field, expected order by place) as nth
      from import_rejects where workspace = ${db.workspace} and import_id = ${importId}
    ) listed
    group by code, field, expected
    order by rows desc, min(place)`;
  const listed = rejects.reduce((sum, { rows }) => sum + rows, 0);
  const unlistedRejects = row.state === "undone" ? 0 : row.rejected - listed;
  return { import: row, rejects, unlistedRejects, stillCounted: await countLeft(db, row) };
}

const REMOVED: ReadonlySet<ImportState> = new Set(["failed", "cancelled", "undone"]);

/** Aggregate rows count only once an import is done: what is left of others is calls. */
async function countLeft({ sql }: Database, row: ImportRow): Promise<number> {
  const { workspace, id, state, holdsRows } = row;
  if (!holdsRows || !REMOVED.has(state)) return 0;
  const [left] = await sql<[{ calls: number }]>`
    select count(*)::int as calls from calls
    cross join (${importSpan(sql, workspace, id)}) span
    where calls.workspace = ${workspace} and calls.import_id = ${id}
      and calls.at between span.first and span.last`;
  return left.calls;
}
