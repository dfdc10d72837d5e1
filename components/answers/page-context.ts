import type { AppliedFilters } from "../../lib/wire/overview.ts";
import type { PageFrame } from "../../lib/wire/page-frame.ts";
import type { ExportMark } from "../charts/kit/csv.ts";
import type { Filtering } from "../filters/filtering.ts";
import type { TimeStep } from "./ask.ts";

/** What the panels of a page share. */
export interface PageContext {
  readonly frame: PageFrame;
  readonly filtering: Filtering;
  readonly filters: AppliedFilters;
  readonly step: TimeStep;
  /** Counts up while imports add records: the same is asked again. */
  readonly round: number;
  /** Range and filters in words. */
  readonly covers: string;
  /** What an export says of itself on every row. */
  readonly marks: readonly ExportMark[];
}
