import type { Fragment } from "postgres";
import { isoFromUs } from "../../core/time.ts";
import { UNIT, type Unit } from "../coarse.ts";
import type { Sql, TransactionSql } from "../connect.ts";
import type { Span } from "../hour-spans.ts";
import type { SpanPlan } from "../plan-spans.ts";
import { momentsText } from "../sum-facts.ts";

/** From where the sums of a question are read. */
export interface Sources {
  readonly plan: SpanPlan;
  /** Which sums by day; `null` where there are none. */
  readonly days: { readonly unit: Unit; readonly cut: number } | null;
  /** Which sums by hour: those of a cut, or all dimensions. */
  readonly hourCut: number | null;
  /** Whether no sums by hour say enough, so that the parts are all that days do not hold. */
  readonly fully?: true;
}

export interface RowsOf {
  readonly sql: Sql | TransactionSql;
  readonly workspace: number;
}

interface Tables {
  readonly byHour: string;
  readonly coarse: string;
  readonly columns: string;
}

/** Few enough to be told one by one. */
const FEW_SPANS = 4;

/** The stored rows of a plan; with those of `parts`, a query that sums spans (hour, until) of the facts. */
export function plannedRows(
  db: RowsOf,
  { byHour, coarse, columns }: Tables,
  { plan, days, hourCut }: Sources,
  parts: (spans: Fragment) => Fragment,
): Fragment {
  const { sql, workspace } = db;
  const cut = sql`and hour <> all ((select ${momentsText(plan.cutHoursUs)}::text::timestamptz[])::timestamptz[])`;
  const whole = plan.cutHoursUs.length === 0 ? sql`` : cut;
  const ofCut = (unit: Unit, number: number): Fragment =>
    sql`and unit = ${UNIT[unit]} and cut = ${number}`;
  const hours =
    hourCut === null
      ? sql`select ${sql.unsafe(columns)} from ${sql(byHour)} where workspace = ${workspace}
          and ${inSpans(db, "hour", plan.hours)} ${whole}`
      : sql`select ${sql.unsafe(columns)} from ${sql(coarse)} where workspace = ${workspace}
          ${ofCut("hour", hourCut)} and ${inSpans(db, "start_at", plan.hours)} ${whole}`;
  const all = [hours];
  if (days && plan.days.length > 0) {
    all.push(sql`
      select ${sql.unsafe(columns)} from ${sql(coarse)}
      where workspace = ${workspace} ${ofCut(days.unit, days.cut)}
        and ${inSpans(db, "start_at", plan.days)}`);
  }
  if (plan.parts.length > 0) {
    const begins = momentsText(plan.parts.map(({ fromUs }) => fromUs));
    const ends = momentsText(plan.parts.map(({ toUs }) => toUs));
    all.push(
      parts(sql`
        unnest(${begins}::text::timestamptz[], ${ends}::text::timestamptz[]) as spans (hour, until)`),
    );
  }
  return all.reduce((rows, more) => sql`${rows} union all ${more}`);
}

function inSpans({ sql }: RowsOf, column: string, spans: readonly Span[]): Fragment {
  if (spans.length === 0) return sql`false`;
  const within = ({ fromUs, toUs }: Span): Fragment => sql`
    (${sql(column)} >= ${isoFromUs(fromUs)}::timestamptz and ${sql(column)} < ${isoFromUs(toUs)}::timestamptz)`;
  if (spans.length <= FEW_SPANS) {
    return sql`(${spans.map(within).reduce((any, one) => sql`${any} or ${one}`)})`;
  }
  // Odd: behind as many of the ends, in order, as lie in a span.
  const ends = momentsText(spans.flatMap(({ fromUs, toUs }) => [fromUs, toUs]));
  const [first, last] = [spans[0], spans.at(-1)];
  const reach =
    first && last ? sql`and ${within({ fromUs: first.fromUs, toUs: last.toUs })}` : sql``;
  return sql`(width_bucket(${sql(column)}, (select ${ends}::text::timestamptz[])) % 2 = 1 ${reach})`;
}
