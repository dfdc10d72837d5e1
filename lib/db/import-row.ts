import type { imports } from "./schema/imports.ts";

/** An import as it is stored. */
export type ImportRow = typeof imports.$inferSelect;
