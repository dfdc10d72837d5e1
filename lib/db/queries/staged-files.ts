import { and, eq, isNotNull } from "drizzle-orm";
import type { Database } from "../database.ts";
import type { ImportRow } from "../import-row.ts";
import type { ImportState } from "../import-state.ts";
import { imports } from "../schema/imports.ts";

const OVER: ReadonlySet<ImportState> = new Set(["done", "failed", "cancelled", "undone"]);

export interface StagedFiles {
  /** Copies that an import still reads or will read. */
  readonly needed: ReadonlySet<string>;
  /** Copies whose import is over. */
  readonly spent: ReadonlySet<string>;
}

/** The copies of files in the data folder that imports know of. */
export async function stagedFiles({ orm, workspace }: Database): Promise<StagedFiles> {
  const rows = await orm
    .select({ path: imports.stagedPath, state: imports.state })
    .from(imports)
    .where(and(eq(imports.workspace, workspace), isNotNull(imports.stagedPath)));
  const needed = new Set<string>();
  const spent = new Set<string>();
  for (const { path, state } of rows) if (path) (OVER.has(state) ? spent : needed).add(path);
  return { needed, spent };
}

/** The import that reads a staged copy; `null` where none has taken it over. */
export async function importOfStagedFile(db: Database, path: string): Promise<ImportRow | null> {
  const isIt = and(eq(imports.workspace, db.workspace), eq(imports.stagedPath, path));
  const [row] = await db.orm.select().from(imports).where(isIt).limit(1);
  return row ?? null;
}
