import type { Database } from "../database.ts";
import { nameOf, rowAt, type SumRow, type SumsQuestion, sumsAsked } from "./ask-sums.ts";
import { labelNames } from "./label-names.ts";
import { numbersOf } from "./numbers-of.ts";

/** What lies at one value of every split but that by time. */
export interface SumLists {
  readonly at: SumRow;
  /** A bucket may come more than once: what is stored for it adds up. */
  readonly buckets: readonly (number | null)[];
  readonly sums: Readonly<Record<string, readonly (number | null)[]>>;
}

/** The sums of a family in lists by the time split: of one value of the others each, which come once. */
export async function askSumLists<Split extends string>(
  db: Database,
  question: SumsQuestion<Split>,
): Promise<readonly SumLists[]> {
  const { columns, family } = question;
  const { cells, named, bucketOf } = await sumsAsked(db, question, true);
  const wanted = (question.sums ?? family.sums).map(nameOf);
  const lists = ["bucket::int", ...wanted.map((column) => `${column}::bigint`)]
    .map((list, place) => `array_agg(${list})::text as "list ${place}"`)
    .concat(named.map((split) => `"${split} key"::int as "${split}"`));
  const keys = named.map((split) => `"${split} key"`).join(", ");
  const rows = await db.sql<Readonly<Record<string, string | number | null>>[]>`
    ${cells} select ${db.sql.unsafe(lists.join(", "))} from cells
    ${keys === "" ? db.sql`` : db.sql`group by ${db.sql.unsafe(keys)}`}`;
  const keyOf = (row: (typeof rows)[number], split: string): number | null => {
    const key = row[split];
    return typeof key === "number" ? key : null;
  };
  const ids = named.flatMap((split) =>
    columns[split].kind === null ? [] : rows.map((row) => keyOf(row, split) ?? 0),
  );
  const names = await labelNames(db, new Set(ids));
  return rows.map((row) => {
    const read = (place: number) => numbersOf(`${row[`list ${place}`] ?? "{}"}`);
    const splits = Object.fromEntries(named.map((split) => [split, [keyOf(row, split)]]));
    return {
      at: rowAt({ buckets: [null], splits, sums: {}, names }, columns, 0),
      buckets: read(0).map((number) => (number === null ? null : bucketOf(number))),
      sums: Object.fromEntries(wanted.map((column, place) => [column, read(place + 1)])),
    };
  });
}
