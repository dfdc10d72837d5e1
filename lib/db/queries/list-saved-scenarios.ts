import type { SavedScenario } from "../../wire/saved-scenarios.ts";
import type { Database } from "../database.ts";

interface Row {
  readonly id: number;
  readonly name: string;
  readonly file: string;
  readonly query: string;
  readonly savedUs: number;
}

/** The user's saved scenarios, those saved last first. */
export async function listSavedScenarios({
  sql,
  workspace,
}: Pick<Database, "sql" | "workspace">): Promise<readonly SavedScenario[]> {
  const rows = await sql<Row[]>`
    select id, name, file, query, (extract(epoch from saved_at) * 1000000)::float8 as "savedUs"
    from saved_scenarios where workspace = ${workspace} order by saved_at desc, id desc`;
  return rows.map(({ id, name, file, query, savedUs }) => ({
    ...{ id, name, query, savedUs },
    file: JSON.parse(file),
  }));
}
