import type { Grain } from "../core/record.ts";
import type { MappingFault, RowWarning } from "../formats/format.ts";
import type { Mapping } from "../formats/mapping.ts";
import type { AssumedLine, CostLine, IneligibleLine, UnpricedLine } from "./overview.ts";
import type { UsdText } from "./usd-text.ts";

export type { RowWarning } from "../formats/format.ts";

export type ImportState =
  | "queued"
  | "running"
  | "interrupted"
  /** Keeps its rows and waits to be resumed. */
  | "paused"
  | "done"
  | "failed"
  | "cancelled"
  | "undone";

/** received = inserted + duplicate + rejected + skipped, always. */
export interface ImportCounts {
  readonly received: number;
  readonly inserted: number;
  readonly duplicate: number;
  readonly rejected: number;
  readonly skipped: number;
}

export interface ImportSummary {
  readonly id: number;
  readonly fileName: string;
  readonly fileSize: number | null;
  /** That of a zip's first file with usage. */
  readonly format: string;
  /** All by which it was read: several of a zip, once that is done. */
  readonly formats: readonly string[];
  /** Of all these. */
  readonly formatTitle: string;
  readonly grain: Grain;
  readonly state: ImportState;
  readonly synthetic: boolean;
  readonly createdAt: string;
  readonly finishedAt: string | null;
  readonly counts: ImportCounts;
  /** Stored calls of which its duplicates told what was not known before. */
  readonly completed: number;
  /** Rows of earlier imports that this one put out of use by telling the same buckets anew; undo restores them. */
  readonly replaced: number;
  /** Other imports that tell of the same period in other groupings: both are counted. */
  readonly overlaps: readonly number[];
  /** Whether rows of it are stored and counted. A failed import whose rows could not be removed yet still holds them. */
  readonly holdsRows: boolean;
  /** From where to where the records that name a time reach, an aggregate row to its end; `null` where none does. */
  readonly firstUs: number | null;
  readonly lastUs: number | null;
  /** Records that name no time. */
  readonly undated: number;
  /** Progress of a running import. */
  readonly bytesRead: number;
  readonly rowsPerSecond: number | null;
  readonly secondsLeft: number | null;
  readonly error: { readonly code: string; readonly message: string } | null;
}

export interface RejectGroup {
  readonly code: string;
  readonly field: string | null;
  readonly expected: string;
  readonly rows: number;
  /** At most three, each at most 200 characters. */
  readonly examples: readonly { readonly line: number; readonly found: string }[];
}

/** How many rows were rejected for one reason, listed or not. */
export interface RejectCause {
  readonly field: string | null;
  readonly code: string;
  readonly expected: string;
  readonly rows: number;
}

export interface ImportReport extends ImportSummary {
  /** All rejects by cause, most rows first. */
  readonly rejectCauses: readonly RejectCause[];
  readonly rejects: readonly RejectGroup[];
  readonly skips: readonly { readonly reason: string; readonly rows: number }[];
  /** What is odd about rows that were read all the same. */
  readonly warnings: readonly { readonly warning: RowWarning; readonly rows: number }[];
  /** Of an import that is over and not in: records that could not be taken away yet, and are counted until they are. */
  readonly stillCounted: number;
  readonly mapping: Mapping | null;
}

export interface PreviewRow {
  readonly line: number;
  readonly kind: "record" | "skip" | "reject";
  /** Fields as understood, ready to show; unknown ones are `null`. */
  readonly fields: Readonly<Record<string, string | number | null>>;
  /** For skipped and rejected rows: why. */
  readonly problem: string | null;
}

export interface FormatChoice {
  readonly id: string;
  readonly title: string;
}

export interface PreviewColumn {
  readonly name: string;
  readonly samples: readonly string[];
}

/** What was understood of a file from its first bytes, before anything is stored. */
export interface ImportPreview {
  readonly ok: true;
  readonly format: string;
  readonly formatTitle: string;
  readonly why: string;
  readonly grain: Grain;
  readonly needsMapping: boolean;
  /** Formats that this file could also be read as. */
  readonly alternatives: readonly FormatChoice[];
  readonly columns: readonly PreviewColumn[];
  /** The mapping in use: given, remembered by header fingerprint, or suggested. */
  readonly mapping: Mapping | null;
  readonly mappingFrom: "given" | "remembered" | "suggested" | null;
  /** What is wrong with the mapping, in its own keys. */
  readonly mappingProblem: string | null;
  /** The same for those who do not see the keys; `null` too where it lies in no place of the mapping. */
  readonly mappingFault: MappingFault | null;
  readonly missing: readonly string[];
  readonly rows: readonly PreviewRow[];
}

export interface ImportRefusal {
  readonly ok: false;
  readonly code: string;
  readonly message: string;
  /** Formats that the file could be read as all the same, where the user knows better. */
  readonly alternatives: readonly FormatChoice[];
}

/** What a provider says was spent. */
export interface ReportedMoney {
  readonly total: UsdText;
  /** By the tier that the source names; "unknown" where it names none. */
  readonly byTier: Readonly<Record<string, UsdText>>;
}

/** What the records of one file cost by the price list of now; unpriced ones are in no sum. */
export interface CostAdded {
  readonly cost: CostLine;
  readonly unpriced: readonly UnpricedLine[];
  /** Why priced records could not move to a tier. */
  readonly ineligible: readonly IneligibleLine[];
  /** Records of calls that failed. */
  readonly failed: number;
  /** Money that cost and aggregate rows report; `null` where none does. It is in no other figure. */
  readonly reported: ReportedMoney | null;
}

/** What importing a file now would do; nothing of it is stored. Its costs are those of the rows that would be inserted. */
export interface DryRun extends CostAdded {
  readonly format: string;
  readonly formatTitle: string;
  readonly grain: Grain | "mixed";
  readonly counts: ImportCounts;
  /** Stored calls of which its duplicates would tell what was not known before. The cost includes the difference. */
  readonly completed: number;
  /** Duplicates that tell of calls too far above them to be held: what they add is known only after an import. */
  readonly lateRepeats: number;
  /** Rows of earlier imports that would be put out of use, because the file tells the same buckets anew. */
  readonly replaced: number;
  /** Imports that tell of the same period in other groupings: both would be counted. */
  readonly overlaps: readonly number[];
  /** What stored aggregate rows cost of whose provider, project and days its new calls tell too; `null` where none do. */
  readonly setAside: CostLine | null;
  /**
   * New calls without a time for which a stored row of their batch stands in, which has one: they are stored, and in no
   * figure. `null`: none. Their cost is part of `cost`.
   */
  readonly givingWay: CostLine | null;
  /** What those replaced rows that tell of usage cost; `null` where none do. */
  readonly replacedCost: CostLine | null;
  /** By how much the stored cost as served would grow: `cost` less `givingWay` and `replacedCost`. */
  readonly addedUsd: UsdText;
  /** All rejects by cause, most rows first, each with its first few lines. */
  readonly rejects: readonly RejectGroup[];
  readonly skips: readonly { readonly reason: string; readonly rows: number }[];
  readonly assumed: readonly AssumedLine[];
  /** From where to where the file's records that name a time reach, an aggregate row to its end; `null` where none does. */
  readonly firstUs: number | null;
  readonly lastUs: number | null;
  /** Records that name no time. */
  readonly undated: number;
}

/** What undoing an import would do. */
export interface UndoPreview {
  /** Rows that leave every figure. */
  readonly removed: number;
  /** Rows that another import brought too: they stay. */
  readonly handedOver: number;
  /** Rows of other imports that this one had replaced: they count again. */
  readonly restored: number;
  /** Calls of other imports, which stay without what this one told of them. */
  readonly reverted: number;
}
