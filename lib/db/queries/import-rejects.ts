import type { Database } from "../database.ts";

export interface ListedReject {
  readonly line: number;
  readonly field: string | null;
  readonly code: string;
  readonly expected: string;
  readonly found: string;
  /** Allowed cells of the row as they arrived; `null` where its reader kept none. */
  readonly cells: Readonly<Record<string, string>> | null;
}

/** The listed rejects of an import in file order, a thousand at a time. */
export async function* importRejects(
  { sql, workspace }: Database,
  importId: number,
): AsyncGenerator<readonly ListedReject[]> {
  yield* sql<ListedReject[]>`
    select line, field, code, expected, found, cells from import_rejects
    where workspace = ${workspace} and import_id = ${importId}
    order by place`.cursor(1000);
}
