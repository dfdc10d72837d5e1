import { bigint, integer, smallint } from "drizzle-orm/pg-core";

/** Leads every key of a table that grows, so that the tables can be spread over servers by it. */
export const workspaceColumn = () => integer("workspace").notNull().default(1);

const labelColumn = (name: string) => integer(name).notNull().default(0);

/** Ids in `labels`; 0 = unknown. */
export const rollupDimensionColumns = () => ({
  provider: labelColumn("provider"),
  model: labelColumn("model"),
  tierRequested: labelColumn("tier_requested"),
  tierServed: labelColumn("tier_served"),
  project: labelColumn("project"),
  apiKey: labelColumn("api_key"),
  endpoint: labelColumn("endpoint"),
  workload: labelColumn("workload"),
  region: labelColumn("region"),
});

export const factDimensionColumns = () => ({
  ...rollupDimensionColumns(),
  user: labelColumn("user_label"),
  errorCode: labelColumn("error_code"),
});

/** Places in OUTCOMES and ERROR_CLASSES of lib/core/record.ts, counted from 0. */
export const outcomeColumns = () => ({
  outcome: smallint("outcome").notNull(),
  errorClass: smallint("error_class"),
});

/** Null = unknown. Wide enough for any count a record may carry (at most 2^53). */
export const tokenColumns = () => ({
  inputTotal: bigint("input_total", { mode: "number" }),
  inputCached: bigint("input_cached", { mode: "number" }),
  inputCacheWrite: bigint("input_cache_write", { mode: "number" }),
  inputCacheWrite1h: bigint("input_cache_write_1h", { mode: "number" }),
  outputTotal: bigint("output_total", { mode: "number" }),
  reasoning: bigint("reasoning", { mode: "number" }),
});
