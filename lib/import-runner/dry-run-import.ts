import type { Result } from "../core/result.ts";
import type { Database } from "../db/database.ts";
import type { DatabaseError } from "../db/database-error.ts";
import type { Mapping } from "../formats/mapping.ts";
import type { ImportError } from "../import/import-error.ts";
import type { PriceBook } from "../pricing/book.ts";
import type { DryRun } from "../wire/imports.ts";

export interface DryRunWish {
  readonly source: AsyncIterable<Uint8Array>;
  /** `null`: as detected. */
  readonly format: string | null;
  readonly mapping: Mapping | null;
  readonly book: PriceBook;
  readonly stop: AbortSignal;
  readonly onProgress?: (rows: number, bytes: number) => void;
}

export type DryRunError =
  | ImportError
  | DatabaseError
  | { readonly code: "stopped"; readonly message: string };

/** Reads a whole file as its import would, and answers what that would do. Nothing is stored. */
export async function dryRunImport(
  db: Database,
  wish: DryRunWish,
): Promise<Result<DryRun, DryRunError>> {
  throw new Error(`not yet: ${db.workspace} ${wish.format}`);
}
