import type { Fragment } from "postgres";
import type { Database } from "../database.ts";

/** Joins the names of label columns of `cells`, each under the name of its kind; null where unknown. */
export const labelJoins = (
  { sql, workspace }: Database,
  columns: readonly (readonly [kind: string, column: string])[],
): readonly Fragment[] =>
  columns.map(
    ([kind, column]) => sql`
      left join labels ${sql(kind)} on ${sql(kind)}.workspace = ${workspace}
        and ${sql(kind)}.kind = ${kind} and ${sql(kind)}.id = cells.${sql(column)}`,
  );
