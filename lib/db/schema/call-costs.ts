import { sql } from "drizzle-orm";
import { integer, numeric, pgView, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { OUTCOMES } from "../../core/record.ts";
import { factDimensionColumns, outcomeColumns } from "./dimension-columns.ts";

const places = (...outcomes: readonly (typeof OUTCOMES)[number][]): string =>
  outcomes.map((outcome) => OUTCOMES.indexOf(outcome)).join(", ");

const FAILED = `c.outcome in (${places("error", "cancelled")})`;

/** The call's tokens by billed class, as `splitTokens` has them. */
const SPLIT = `
  select cached, write_1h, write_all - write_1h as write_5m, output,
    coalesce(c.input_total, 0) - cached - write_all as fresh
  from (select coalesce(c.input_cached, 0) as cached, coalesce(c.input_cache_write_1h, 0) as write_1h,
    coalesce(c.input_cache_write, c.input_cache_write_1h, 0) as write_all,
    coalesce(c.output_total, 0) as output) counts`;

const HOUR_OF_WEEK = "(floor(extract(epoch from c.at) / 3600)::bigint % 168)::int";

/** The row of `price_rows` that holds for a call; at most one does. */
const HOLDS = `p.workspace = c.workspace and p.provider = c.provider and p.model = c.model
    and p.tier_served = c.tier_served
    and p.tier_requested = case when c.tier_served = 0 then c.tier_requested else 0 end
    and (p.from_at is null or p.from_at <= c.at) and (p.to_at is null or c.at < p.to_at)
    and p.size_from <= coalesce(c.input_total, 0)
    and (p.size_to is null or coalesce(c.input_total, 0) < p.size_to)
    and (p.regions is null or c.region = any (p.regions))
    and (p.hours is null or substr(p.hours, ${HOUR_OF_WEEK} + 1, 1) = '1')`;

/**
 * What each call cost in picodollars at the tier it was served, or why it has no price: the rules of `priceUsage`, on
 * rates that `price_rows` holds. A property test keeps the two equal. Beside it stand the columns that calls are
 * filtered by.
 */
export const callCosts = pgView("call_costs", {
  workspace: integer("workspace"),
  key: uuid("key"),
  at: timestamp("at", { withTimezone: true }),
  importId: integer("import_id"),
  ...factDimensionColumns(),
  ...outcomeColumns(),
  operationId: text("operation_id"),
  cost: numeric("cost"),
  reason: text("reason"),
}).as(
  sql.raw(`
select c.workspace, c.key, c.at, c.import_id, c.provider, c.model, c.tier_requested, c.tier_served,
  c.project, c.api_key, c.endpoint, c.workload, c.region, c.user_label, c.error_code, c.outcome, c.error_class,
  c.operation_id,
  case when is_free then 0
    when why is null then split.fresh::numeric * p.input + split.cached::numeric * p.cached_input
      + split.write_5m::numeric * p.cache_write + split.write_1h::numeric * p.cache_write_1h
      + split.output::numeric * p.output
  end as cost,
  case when is_free then null else why end as reason
from calls c
cross join lateral (${SPLIT}) split
left join price_rows p on ${HOLDS}
cross join lateral (select
  c.outcome = ${places("gateway_cache_hit")} or (${FAILED}
    and ((coalesce(c.input_total, 0) = 0 and coalesce(c.output_total, 0) = 0)
      or (c.error_class is not null and exists (select from free_causes f where f.workspace = c.workspace
        and f.provider = c.provider and f.error_class = c.error_class)))) as is_free,
  case when p.provider is null then 'unknown-model'
    when p.reason is not null then p.reason
    when not p.prices_output and c.output_total > 0 then 'no-price-at-date'
    when not ${FAILED} and (c.input_total is null or (c.output_total is null and p.prices_output))
      then 'tokens-unknown'
    when split.fresh < 0 or split.cached < 0 or split.write_5m < 0 or split.write_1h < 0 or split.output < 0
      then 'tokens-unknown'
  end as why) rules`),
);
