import type { Grain } from "../../core/record.ts";
import type { Database } from "../database.ts";
import type { ImportRow } from "../import-row.ts";
import type { ImportOrigin } from "../import-state.ts";
import { imports } from "../schema/imports.ts";

export interface NewImport {
  readonly fileName: string;
  readonly fileSize: number | null;
  readonly sha256?: string | null;
  readonly format: string;
  readonly grain: Grain;
  readonly origin: ImportOrigin;
  readonly mapping?: unknown;
  readonly options?: unknown;
  /** The file's copy in the data folder: with it, any process can run or resume the import. */
  readonly stagedPath?: string | null;
  readonly synthetic?: boolean;
}

/** Notes an import as queued; `claimImport` or `claimNextImport` starts it. */
export async function createImport(db: Database, wanted: NewImport): Promise<ImportRow> {
  const fileName = wanted.fileName.replaceAll("\0", "\uFFFD");
  const values = { ...wanted, fileName, workspace: db.workspace, state: "queued" as const };
  const [row] = await db.orm.insert(imports).values(values).returning();
  if (!row) throw new Error("an inserted import was not returned");
  return row;
}
