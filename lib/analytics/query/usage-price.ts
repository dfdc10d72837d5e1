import type { CellPrice, CellUnpriced } from "../price-cell.ts";

/** What a cell costs; `at` is `null` where prices at other tiers are not asked for. */
export type UsagePrice =
  | (Omit<CellPrice, "at"> & { readonly at: CellPrice["at"] | null })
  | CellUnpriced;
