import type { PriceBook } from "../../pricing/book.ts";
import type { AuditFinding, FilterPair, Sureness, TwinSearch } from "../../wire/audit.ts";
import type { CostCell } from "../cost-cell.ts";
import type { PricedCell } from "../judge-moves.ts";

/** Calls that two sources tell of under different ids, as the second one tells them. */
export interface Twin {
  readonly cell: CostCell;
  /** Formats, as people call them by id. */
  readonly first: string;
  readonly second: string;
}

/** What findings are read from. */
export interface AuditFacts {
  readonly book: PriceBook;
  /** Every record under the filters, by project and endpoint. */
  readonly usage: readonly PricedCell[];
  /** Answered calls for which one source names a tier asked for that another does not; `tierRequested` is that tier. */
  readonly contested: readonly PricedCell[];
  /** Calls whose code asked for that tier and sent another one or none; `tierRequested` is what was sent. */
  readonly changed: readonly {
    readonly tierInCode: string;
    readonly usage: readonly PricedCell[];
  }[];
  readonly twins: readonly Twin[];
  readonly twinSearch: TwinSearch;
}

/** Like records; money in picodollars. */
export interface FoundLine {
  readonly provider: string | null;
  readonly model: string | null;
  readonly asked: string | null;
  readonly served: string | null;
  readonly note: string | null;
  readonly records: number;
  /** `null`: not known of any of them. */
  readonly usd: bigint | null;
  readonly unpriced: number;
  readonly filters: readonly FilterPair[];
}

/** Something that records may show and that should not be so. */
export interface Finding
  extends Pick<
    AuditFinding,
    "id" | "title" | "means" | "todo" | "how" | "basis" | "effect" | "amongOthers"
  > {
  /** Filters that all its calls fit; others may fit them too, for the reason in `amongOthers`. */
  readonly filters: readonly FilterPair[];
  readonly sureness: (facts: AuditFacts) => {
    readonly sureness: Sureness;
    readonly because: string | null;
  };
  /** Nothing where the records are sound. */
  readonly find: (facts: AuditFacts) => readonly FoundLine[];
}

export const CERTAIN = () => ({ sureness: "certain" as const, because: null });
