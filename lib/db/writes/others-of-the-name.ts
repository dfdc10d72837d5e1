import { ADVISORY } from "../advisory-locks.ts";
import type { TransactionSql } from "../connect.ts";

const LOCKS = { saved_views: ADVISORY.savedViews, saved_scenarios: ADVISORY.savedScenarios };

interface Others {
  readonly count: number;
  readonly hasName: boolean;
}

/** How many saved things there are beside one, and whether another has the name. Nobody else changes them meanwhile. */
export async function othersOfTheName(
  tx: TransactionSql,
  table: keyof typeof LOCKS,
  { workspace, id, name }: Readonly<Record<"workspace" | "id", number>> & { readonly name: string },
): Promise<Others> {
  await tx`select pg_advisory_xact_lock(${LOCKS[table]}, ${workspace})`;
  const [others] = await tx<[Others]>`
    select count(*)::int as count, coalesce(bool_or(name = ${name}), false) as "hasName"
    from ${tx(table)} where workspace = ${workspace} and id <> ${id}`;
  return others;
}
