import { cellFilterOf } from "../../analytics/overview-filters.ts";
import { previewWorkload } from "../../analytics/preview-workload.ts";
import type { WorkloadMatch } from "../../analytics/workload-rule.ts";
import type { PriceBook } from "../../pricing/book.ts";
import type { AppliedFilters } from "../../wire/overview.ts";
import type { WorkloadPreview } from "../../wire/workloads.ts";
import type { Database } from "../database.ts";
import { priceFrameOf } from "../price-frame.ts";
import { listWorkloads } from "./list-workloads.ts";
import { rollupCells } from "./rollup-cells.ts";
import { shownOrigin, syntheticShare } from "./synthetic-share.ts";

interface DraftRule {
  /** The workload that the draft would change; `null`: a new one, behind all others. */
  readonly id: number | null;
  readonly name: string;
  readonly match: WorkloadMatch;
}

/** What a rule would fit in the period of the filters, whatever else they choose; nothing is changed. */
export async function previewStoredWorkload(
  db: Database,
  book: PriceBook,
  { draft, filters }: { readonly draft: DraftRule; readonly filters: AppliedFilters },
): Promise<WorkloadPreview> {
  const shown = shownOrigin(await syntheticShare(db), filters.data);
  const { fromUs, toUs, zone, prefer, synthetic } = cellFilterOf(filters, shown);
  const [rules, { cells }] = await Promise.all([
    listWorkloads(db),
    rollupCells(
      db,
      {
        filter: { fromUs, toUs, zone, prefer, synthetic },
        splits: ["project", "apiKey", "endpoint", "workload"],
        asTold: true,
      },
      priceFrameOf(book),
    ),
  ]);
  const made = { name: draft.name, match: draft.match };
  const isOther = draft.id === null || !rules.some(({ id }) => id === draft.id);
  const after = isOther
    ? [...rules, made]
    : rules.map((rule) => (rule.id === draft.id ? made : rule));
  return previewWorkload(book, cells, { before: rules, after, made });
}
