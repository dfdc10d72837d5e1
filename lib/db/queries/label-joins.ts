import type { Fragment } from "postgres";
import type { Database } from "../database.ts";

/** Joins the names of label columns of `cells`, each under a name, which is that of its kind where none is given; null where unknown. */
export const labelJoins = (
  { sql, workspace }: Database,
  columns: readonly (readonly [name: string, column: string, kind?: string])[],
): readonly Fragment[] =>
  columns.map(
    ([name, column, kind = name]) => sql`
      left join labels ${sql(name)} on ${sql(name)}.workspace = ${workspace}
        and ${sql(name)}.kind = ${kind} and ${sql(name)}.id = cells.${sql(column)}`,
  );
