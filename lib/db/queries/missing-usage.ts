import type { Fragment } from "postgres";
import type { Database } from "../database.ts";
import { unknownBit } from "../token-flags.ts";

const EITHER = unknownBit("inputTotal") | unknownBit("outputTotal");

/** Keeps records whose source does not count all of their input or output: in facts, in costs of facts, and in sums. */
export const missingUsage = ({ sql }: Pick<Database, "sql">) => ({
  calls: (): Fragment => sql`and (input_total is null or output_total is null)`,
  call_costs: (): Fragment => sql`
    and exists (select from calls told
      where told.workspace = call_costs.workspace and told.key = call_costs.key
        and (told.input_total is null or told.output_total is null))`,
  sums: (): Fragment => sql`and (token_flags & ${EITHER}::int) <> 0`,
});
