import type { Fragment } from "postgres";
import type { Cut } from "./coarse.ts";
import type { Sql, TransactionSql } from "./connect.ts";

/** What follows the hourly roll-ups and is rebuilt when somebody asks for it. */
export const ROLLUP_PARTS = ["day", "speed", "operation", "fallback"] as const;
export type RollupPart = (typeof ROLLUP_PARTS)[number];

export interface SpansOf {
  readonly workspace: number;
  readonly boundaries: readonly number[];
  /** What goes before the facts in `from`: a list `spans` of (hour, until). */
  readonly spans: Fragment;
  /** Whether to tell apart what sums by hour do not, too. */
  readonly fully?: boolean;
}

/** Sums of one kind: by hour with all dimensions, and coarser ones made of these. */
export interface RollupFamily {
  readonly part: RollupPart;
  /** Key of the advisory lock under which it is rebuilt. */
  readonly lock: number;
  readonly byHour: string;
  readonly coarse: string;
  /** Columns that rows are told apart by beside their time. */
  readonly keys: readonly string[];
  /** Columns that add up. */
  readonly sums: readonly { readonly column: string; readonly type: "bigint" | "int" }[];
  /** From the fewest rows to the most. */
  readonly cuts: readonly Cut[];
  /** Keys that the sums by hour do not tell apart. */
  readonly hoursWithout: readonly string[];
  /** Hours of which sums may have changed where facts of these did; absent: the same. */
  hoursConcerned?(
    tx: TransactionSql,
    workspace: number,
    hoursUs: readonly number[],
  ): Promise<readonly number[]>;
  /** A query that sums all facts by hour, where that is quicker than hour by hour once many hours are to be summed. */
  sumAll?(sql: Sql | TransactionSql, of: Pick<SpansOf, "workspace" | "boundaries">): Fragment;
  /** A query that sums the facts in spans, each yielding rows of its own whose `hour` is its beginning: `columnsOf`. */
  sumFacts(sql: Sql | TransactionSql, of: SpansOf): Fragment;
}

/** What the rows of a family hold, in one order. */
export const columnsOf = ({ keys, sums }: Pick<RollupFamily, "keys" | "sums">): string =>
  ["hour", ...sums.map(({ column }) => column), ...keys].join(", ");

export const sumsOf = ({ sums }: Pick<RollupFamily, "sums">): string =>
  sums.map(({ column, type }) => `sum(${column})::${type} as ${column}`).join(", ");

/**
 * A sum of whole numbers to be read by our own program, which takes any number for one of these: as exact up to 2^53, and
 * far quicker than one of `bigint`, which the server makes of decimal digits.
 */
export const quickSum = (column: string): string => `sum(${column}::float8)`;
