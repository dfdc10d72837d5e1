import type { Database } from "../database.ts";

export interface ListedReject {
  readonly line: number;
  readonly field: string | null;
  readonly code: string;
  readonly expected: string;
  readonly found: string;
}

/** The listed rejects of an import in file order, a thousand at a time. */
export async function* importRejects(
  { sql, workspace }: Database,
  importId: number,
): AsyncGenerator<readonly ListedReject[]> {
  yield* sql<ListedReject[]>`
    select line, field, code, expected, found from import_rejects
    where workspace = ${workspace} and import_id = ${importId}
    order by place`.cursor(1000);
}
