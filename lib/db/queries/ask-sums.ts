import type { Fragment } from "postgres";
import type { CellFilter, TimeSplit } from "../../analytics/cost-cell.ts";
import type { Database } from "../database.ts";
import type { PriceFrame } from "../price-frame.ts";
import { columnsOf, quickSum, type RollupFamily } from "../rollup-family.ts";
import { cellFilterSql, filteredColumns } from "./cell-filter-sql.ts";
import { chooseSources } from "./choose-sources.ts";
import type { DataSpan } from "./data-span.ts";
import { labelJoins } from "./label-joins.ts";
import { labelNames } from "./label-names.ts";
import { numbersOf } from "./numbers-of.ts";
import { plannedRows } from "./planned-rows.ts";
import { isTimeSplit, timePlaces } from "./time-places.ts";
import { workloadSql } from "./workload-sql.ts";

/** A split as the rows have it: a column of labels of a kind, or of values. */
export interface SplitColumn {
  readonly column: string;
  /** The kind of its labels; `null` where it holds numbers. */
  readonly kind: string | null;
  /** It holds whether something is so. */
  readonly isFlag?: true;
}

/** A sum of the family, or of those of its rows that have one of some values in a column. */
export interface WantedSum {
  readonly column: string;
  readonly type: "bigint" | "int";
  /** Absent: all rows. */
  readonly where?: { readonly column: string; readonly isOneOf: readonly number[] };
  /** What it is called where it is not called as its column. */
  readonly as?: string;
}

export interface SumsQuestion<Split extends string> {
  readonly family: RollupFamily;
  readonly filter: CellFilter;
  readonly splits: readonly Split[];
  readonly columns: Readonly<Record<Exclude<Split, TimeSplit>, SplitColumn>>;
  /** What the family calls the columns that a filter looks at, where it calls them otherwise. */
  readonly filtered?: Readonly<Record<string, string>>;
  /** Which sums are wanted; absent: all. */
  readonly sums?: readonly WantedSum[];
  /** Sums that come together as the text of an array, under a name: the driver would take each number for itself. */
  readonly packed?: Readonly<Record<string, readonly string[]>>;
  readonly frame: PriceFrame;
  readonly found: DataSpan;
}

export interface SumRow {
  readonly bucket: number | null;
  readonly [column: string]: unknown;
}

/** What is asked of the server: the common table expression `cells`, and what its rows mean. */
interface AskedSums<Split extends string> {
  readonly cells: Fragment;
  readonly named: readonly Exclude<Split, TimeSplit>[];
  readonly bucketOf: (number: number) => number | null;
}

/** With `asStored`, rows that are few as they are stored are not summed first. */
export async function sumsAsked<Split extends string>(
  db: Database,
  question: SumsQuestion<Split>,
  asStored = false,
): Promise<AskedSums<Split>> {
  const { family, filter, splits, columns, filtered = {}, frame, found } = question;
  const { sql, workspace } = db;
  const time = timePlaces(db, { splits, dated: found.dated, zone: filter.zone });
  const workload = await workloadSql(db);
  const named = splits.filter((split): split is Exclude<Split, TimeSplit> => !isTimeSplit(split));
  const isWorkload = (column: string): boolean => column === "workload";
  const sources = await chooseSources(db, {
    ...{ family, frame, zone: filter.zone, splits, ...found },
    columns: [
      ...named.flatMap((split) => {
        const { column } = columns[split];
        return isWorkload(column) ? workload.columns : [column];
      }),
      ...filteredColumns(filter, workload).map((column) => filtered[column] ?? column),
      ...(question.sums ?? []).flatMap(({ where }) => where?.column ?? []),
    ],
    momentsUs: time.momentsUs,
  });
  const condition = await cellFilterSql(db, filter, workload);
  const facts = plannedRows(
    db,
    { byHour: family.byHour, coarse: family.coarse, columns: columnsOf(family) },
    sources,
    (spans) => {
      const of = { workspace, boundaries: frame.boundaries, spans };
      return family.sumFacts(sql, { ...of, fully: sources.fully === true });
    },
  );
  const aliases = Object.entries(filtered).map(([name, column]) => `, ${column} as ${name}`);
  const keys = named.map((split) => {
    const { column } = columns[split];
    return `${isWorkload(column) ? workload.expression : column} as "${split} key"`;
  });
  const [place] = time.all;
  const bucket: Fragment = place ? place.number() : sql`null::int`;
  const isStored = asStored && sources.hourCut !== null;
  const groups = ["bucket", ...named.map((split) => `"${split} key"`)].join(", ");
  const sums = (question.sums ?? family.sums).map(isStored ? storedSum : askedSum);
  const cells = sql`
    with facts as (${facts}),
    cells as (
      select ${bucket} as bucket, ${sql.unsafe([...keys, ...sums].join(", "))}
      from (select *${sql.unsafe(aliases.join(""))} from facts) facts
      where synthetic = ${filter.synthetic ?? false} ${condition()}
      ${isStored ? sql`` : sql`group by ${sql.unsafe(groups)}`}
    )`;
  return { cells, named, bucketOf: (number) => (place ? place.bucketOf(number) : number) };
}

export const nameOf = ({ column, as }: WantedSum): string => as ?? column;

function askedSum(sum: WantedSum): string {
  const { column, type, where } = sum;
  const rows = where ? ` filter (where ${where.column} in (${where.isOneOf.join(", ")}))` : "";
  const total = type === "int" ? `(sum(${column})${rows})::int` : `${quickSum(column)}${rows}`;
  return `${total} as ${nameOf(sum)}`;
}

const storedSum = (sum: WantedSum): string => {
  const { column, where } = sum;
  const value = where
    ? `case when ${where.column} in (${where.isOneOf.join(", ")}) then ${column} else 0 end`
    : column;
  return `${value} as ${nameOf(sum)}`;
};

/** Cells in columns: the values of each split, and the sums. */
export interface SumColumns {
  readonly buckets: readonly (number | null)[];
  /** Labels of names, numbers, and 1 or 0 of what is so or not. */
  readonly splits: Readonly<Record<string, readonly (number | null)[]>>;
  readonly sums: Readonly<Record<string, readonly (number | null)[]>>;
  /** The names of all labels among them. */
  readonly names: ReadonlyMap<number, string>;
}

/** The sums of a family where the filter keeps them, in columns: of many cells far quicker than row by row. */
export async function askSumColumns<Split extends string>(
  db: Database,
  question: SumsQuestion<Split>,
): Promise<SumColumns> {
  const { columns, family } = question;
  const { cells, named, bucketOf } = await sumsAsked(db, question);
  const wanted = (question.sums ?? family.sums).map(nameOf);
  const lists = [
    "array_agg(bucket)::text as bucket",
    ...named.map((split) => `array_agg("${split} key"::int)::text as "${split}"`),
    ...wanted.map((column) => `array_agg(${column})::text as ${column}`),
  ];
  const [answer] = await db.sql<[Readonly<Record<string, string | null>>]>`
    ${cells} select ${db.sql.unsafe(lists.join(", "))} from cells`;
  const read = (column: string) => numbersOf(answer[column] ?? null);
  const splits = named.map((split) => [split, read(split)] as const);
  const ids = splits.flatMap(([split, values]) => (columns[split].kind === null ? [] : [values]));
  const all = new Set<number>();
  for (const values of ids) for (const id of values) all.add(id ?? 0);
  return {
    buckets: read("bucket").map((number) => (number === null ? null : bucketOf(number))),
    splits: Object.fromEntries(splits),
    sums: Object.fromEntries(wanted.map((column) => [column, read(column)])),
    names: await labelNames(db, all),
  };
}

/** The sums of a family where the filter keeps them, one row for each value of the splits, named as these. */
export async function askSums<Split extends string>(
  db: Database,
  question: SumsQuestion<Split>,
): Promise<readonly SumRow[]> {
  if (question.packed && Object.keys(question.packed).length > 0) {
    return await packedRows(db, question, question.packed);
  }
  const columns = await askSumColumns(db, question);
  return columns.buckets.map((_, row) => rowAt(columns, question.columns, row));
}

/** One of the cells by itself. */
export function rowAt(
  { buckets, splits, sums, names }: SumColumns,
  columns: Readonly<Record<string, SplitColumn>>,
  row: number,
): SumRow {
  const one: { bucket: number | null; [column: string]: unknown } = {
    bucket: buckets[row] ?? null,
  };
  for (const column in sums) one[column] = sums[column]?.[row] ?? 0;
  for (const split in splits) {
    const value = splits[split]?.[row] ?? null;
    const of = columns[split];
    if (of?.kind) one[split] = names.get(value ?? 0) ?? null;
    else one[split] = of?.isFlag && value !== null ? value !== 0 : value;
  }
  return one;
}

async function packedRows<Split extends string>(
  db: Database,
  question: SumsQuestion<Split>,
  pack: NonNullable<SumsQuestion<Split>["packed"]>,
): Promise<readonly SumRow[]> {
  const { columns, family } = question;
  const { cells, named, bucketOf } = await sumsAsked(db, question);
  const labels = named.flatMap((split) =>
    columns[split].kind === null ? [] : [[split, `${split} key`, columns[split].kind] as const],
  );
  const shown = named.map((split) =>
    columns[split].kind === null ? `"${split} key" as "${split}"` : `"${split}".name as "${split}"`,
  );
  const inPack = new Set(Object.values(pack).flat());
  const sums = [
    ...(question.sums ?? family.sums).map(nameOf).filter((column) => !inPack.has(column)),
    ...Object.entries(pack).map(([name, packed]) => `array[${packed.join(", ")}]::text as ${name}`),
  ];
  const rows = await db.sql<SumRow[]>`
    ${cells} select ${db.sql.unsafe(["bucket", ...shown, ...sums].join(", "))}
    from cells ${labels.length === 0 ? db.sql`` : labelJoins(db, labels)}`;
  return rows.map((row) => ({
    ...row,
    bucket: row.bucket === null ? null : bucketOf(row.bucket),
  }));
}
