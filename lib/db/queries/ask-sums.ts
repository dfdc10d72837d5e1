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

export interface SumsQuestion<Split extends string> {
  readonly family: RollupFamily;
  readonly filter: CellFilter;
  readonly splits: readonly Split[];
  readonly columns: Readonly<Record<Exclude<Split, TimeSplit>, SplitColumn>>;
  /** What the family calls the columns that a filter looks at, where it calls them otherwise. */
  readonly filtered?: Readonly<Record<string, string>>;
  /** Which sums are wanted; absent: all. */
  readonly sums?: RollupFamily["sums"];
  /** Sums that come together as the text of an array, under a name: the driver would take each number for itself. */
  readonly packed?: Readonly<Record<string, readonly string[]>>;
  readonly frame: PriceFrame;
  readonly found: DataSpan;
}

export interface SumRow {
  readonly bucket: number | null;
  readonly [column: string]: unknown;
}

/** The sums of a family where the filter keeps them, one row for each value of the splits, named as these. */
export async function askSums<Split extends string>(
  db: Database,
  question: SumsQuestion<Split>,
): Promise<readonly SumRow[]> {
  const { family, filter, splits, columns, filtered = {}, frame, found } = question;
  const wanted = question.sums ?? family.sums;
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
  const labels = named.flatMap((split) =>
    columns[split].kind === null ? [] : [[split, `${split} key`, columns[split].kind] as const],
  );
  const shown = named.map((split) =>
    columns[split].kind === null ? `"${split} key" as "${split}"` : `"${split}".name as "${split}"`,
  );
  const packed = Object.entries(question.packed ?? {});
  const inPack = new Set(packed.flatMap(([, columns]) => columns));
  const sums = [
    ...wanted.map(({ column }) => column).filter((column) => !inPack.has(column)),
    ...packed.map(([name, columns]) => `array[${columns.join(", ")}]::text as ${name}`),
  ];
  const bucket: Fragment = place ? place.number() : sql`null::int`;
  const groups = ["bucket", ...named.map((split) => `"${split} key"`)].join(", ");
  const cells = sql`
    with facts as (${facts}),
    cells as (
      select ${bucket} as bucket, ${sql.unsafe([...keys, ...wanted.map(askedSum)].join(", "))}
      from (select *${sql.unsafe(aliases.join(""))} from facts) facts
      where synthetic = ${filter.synthetic ?? false} ${condition()}
      group by ${sql.unsafe(groups)}
    )`;
  const rows =
    packed.length === 0
      ? await rowsOfColumns(db, cells, {
          splits: named.map((split) => [split, columns[split]] as const),
          sums: wanted.map(({ column }) => column),
        })
      : await sql<SumRow[]>`
          ${cells} select ${sql.unsafe(["bucket", ...shown, ...sums].join(", "))}
          from cells ${labels.length === 0 ? sql`` : labelJoins(db, labels)}`;
  if (!place) return rows;
  return rows.map((row) => ({
    ...row,
    bucket: row.bucket === null ? null : place.bucketOf(row.bucket),
  }));
}

const askedSum = ({ column, type }: RollupFamily["sums"][number]): string =>
  `${type === "int" ? `sum(${column})::int` : quickSum(column)} as ${column}`;

interface ColumnsWanted {
  readonly splits: readonly (readonly [split: string, column: SplitColumn])[];
  readonly sums: readonly string[];
}

/** Rows that come in columns of numbers, each as the text of an array: of many rows, far quicker than one by one. */
async function rowsOfColumns(
  db: Database,
  cells: Fragment,
  { splits, sums }: ColumnsWanted,
): Promise<readonly SumRow[]> {
  const lists = [
    "array_agg(bucket)::text as bucket",
    ...splits.map(([split]) => `array_agg("${split} key"::int)::text as "${split}"`),
    ...sums.map((column) => `array_agg(${column})::text as ${column}`),
  ];
  const [answer] = await db.sql<[Readonly<Record<string, string | null>>]>`
    ${cells} select ${db.sql.unsafe(lists.join(", "))} from cells`;
  const read = (column: string) => numbersOf(answer[column] ?? null);
  const numbers = sums.map((column) => [column, read(column)] as const);
  const keys = splits.map(([split, column]) => ({ split, column, values: read(split) }));
  const ids = keys.flatMap(({ column, values }) => (column.kind === null ? [] : values));
  const names = await labelNames(db, new Set(ids.map((id) => id ?? 0)));
  return read("bucket").map((bucket, row) => {
    const one: { bucket: number | null; [column: string]: unknown } = { bucket };
    for (const [column, values] of numbers) one[column] = values[row] ?? 0;
    for (const { split, column, values } of keys) {
      const value = values[row] ?? null;
      if (column.kind !== null) one[split] = names.get(value ?? 0) ?? null;
      else one[split] = column.isFlag && value !== null ? value !== 0 : value;
    }
    return one;
  });
}
