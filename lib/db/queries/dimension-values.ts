import type { Database } from "../database.ts";
import { pricedTierJoin } from "./priced-tier.ts";

/** A name and the records that carry it; `null` = those that carry none. */
export interface DimensionValue {
  readonly name: string | null;
  readonly records: number;
}

export interface DimensionValues {
  readonly provider: readonly DimensionValue[];
  readonly model: readonly DimensionValue[];
  /** The tier to price: served, else requested unless `auto`. */
  readonly tier: readonly DimensionValue[];
  readonly project: readonly DimensionValue[];
  readonly workload: readonly DimensionValue[];
}

type Dimension = keyof DimensionValues;

/** Which names the user's own records carry, or the made-up ones; most records first. Needs roll-ups as new as the facts. */
export async function dimensionValues(db: Database, synthetic = false): Promise<DimensionValues> {
  const rows = await db.sql<{ dimension: Dimension; name: string | null; records: number }[]>`
    with named as (
      select provider.name as provider, model.name as model, tier.name as tier,
        project.name as project, workload.name as workload, sums.records
      from (
        select provider, model, tier_served, tier_requested, project, workload,
          sum(records)::bigint as records
        from rollups where workspace = ${db.workspace} and synthetic = ${synthetic} group by 1, 2, 3, 4, 5, 6
      ) sums
      ${labelJoins(db)}
      ${pricedTierJoin(db)}
    )
    select
      case when grouping(provider) = 0 then 'provider' when grouping(model) = 0 then 'model'
        when grouping(tier) = 0 then 'tier' when grouping(project) = 0 then 'project'
        else 'workload' end as dimension,
      coalesce(provider, model, tier, project, workload) as name,
      sum(records)::bigint as records
    from named
    group by grouping sets ((provider), (model), (tier), (project), (workload))
    order by records desc, name`;
  const of = (dimension: Dimension): readonly DimensionValue[] =>
    rows
      .filter((row) => row.dimension === dimension)
      .map(({ name, records }) => ({ name, records }));
  return {
    provider: of("provider"),
    model: of("model"),
    tier: of("tier"),
    project: of("project"),
    workload: of("workload"),
  };
}

function labelJoins({ sql, workspace }: Database) {
  return ["provider", "model", "project", "workload"].map(
    (kind) => sql`
      left join labels ${sql(kind)} on ${sql(kind)}.workspace = ${workspace}
        and ${sql(kind)}.kind = ${kind} and ${sql(kind)}.id = sums.${sql(kind)}`,
  );
}
