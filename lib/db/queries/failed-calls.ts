import type { Fragment } from "postgres";
import type { CellFilter } from "../../analytics/cost-cell.ts";
import { isoFromUs } from "../../core/time.ts";
import type { Database } from "../database.ts";
import type { Span } from "../hour-spans.ts";
import type { CallSpans } from "./call-spans.ts";

/** Failed calls that one page looks at, beyond which it ends short: some ten milliseconds, from their index alone. */
const USUAL_LOOKS = 20_000;

/** Only calls that failed for a known cause can fit the filter. */
export const isOfKnownCause = ({ errorClasses = [] }: CellFilter): boolean =>
  errorClasses.length > 0 && !errorClasses.includes(null);

interface FailedIn {
  readonly span: Span;
  readonly descending: boolean;
  readonly looks?: number;
  /** How many of the first are left out. */
  readonly offset?: number;
}

/** The first calls of a span in order of time that failed for a known cause, as the index `calls_failed` holds them. */
function failedIn({ sql, workspace }: Database, wish: FailedIn): Fragment {
  const { span, descending, looks = USUAL_LOOKS, offset = 0 } = wish;
  const direction = sql.unsafe(descending ? "desc" : "asc");
  return sql`
    select at, key, latency_ms, ttft_ms, input_total, output_total, provider, model, tier_requested, tier_served,
      project, api_key, endpoint, workload, outcome, error_class, import_id
    from calls where workspace = ${workspace} and error_class is not null
      and at >= ${isoFromUs(span.fromUs)}::text::timestamptz and at < ${isoFromUs(span.toUs)}::text::timestamptz
    order by at ${direction}, key ${direction} limit ${looks - offset} offset ${offset}`;
}

/** What of a span lies behind the failed calls that a page looks at, and their last moment; `null` where nothing does. */
export async function restOfFailed(
  db: Database,
  { span, descending, looks = USUAL_LOOKS }: FailedIn,
): Promise<{ readonly lastUs: number; readonly rest: Span | null } | null> {
  const { sql } = db;
  const [last] = await sql<[{ at_us: number }?]>`
    select (extract(epoch from at) * 1000000)::bigint as at_us
    from (${failedIn(db, { span, descending, looks, offset: looks - 1 })}) failed`;
  if (!last) return null;
  const rest = descending ? { ...span, toUs: last.at_us } : { ...span, fromUs: last.at_us + 1 };
  return { lastUs: last.at_us, rest: rest.fromUs < rest.toUs ? rest : null };
}

export interface FailedQuestion {
  readonly span: Span;
  readonly descending: boolean;
  /** Calls that a page needs. */
  readonly enough: number;
  readonly condition: () => Fragment;
}

/** The moments at which the next failed calls of a filter lie, and what is left to look through. */
export async function failedSpans(
  db: Database,
  { span, descending, enough, condition }: FailedQuestion,
  looks = USUAL_LOOKS,
): Promise<CallSpans> {
  const { sql } = db;
  const direction = sql.unsafe(descending ? "desc" : "asc");
  const fitting = await sql<{ at_us: number }[]>`
    select (extract(epoch from at) * 1000000)::bigint as at_us
    from (${failedIn(db, { span, descending, looks })}) failed
    where true ${condition()}
    order by at ${direction}, key ${direction} limit ${enough}`;
  const moments = new Set(fitting.map(({ at_us: us }) => us));
  const end = fitting.length < enough ? await restOfFailed(db, { span, descending, looks }) : null;
  // Calls of the last moment may not all have been looked at: all of them are now, and none of them is in the rest.
  if (end) moments.add(end.lastUs);
  return {
    spans: [...moments].map((us) => ({ fromUs: us, toUs: us + 1 })),
    rest: end?.rest ?? null,
  };
}
