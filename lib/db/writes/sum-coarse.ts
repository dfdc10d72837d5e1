import type { Fragment } from "postgres";
import { type Cut, finerCut, UNIT, type Unit } from "../coarse.ts";
import type { TransactionSql } from "../connect.ts";
import type { Span } from "../hour-spans.ts";
import { planSpans, type SpanPlan } from "../plan-spans.ts";
import { peakSql } from "../price-frame.ts";
import { plannedRows } from "../queries/planned-rows.ts";
import { columnsOf, sumsOf } from "../rollup-family.ts";
import { arrayText, momentsText } from "../sum-facts.ts";
import type { Rebuild } from "./rebuild.ts";

export interface DaysOf {
  readonly unit: "utcDay" | "zoneDay";
  readonly days: readonly Span[];
}

/** Makes the coarser sums of whole hours anew. */
export async function sumHours(
  tx: TransactionSql,
  rebuild: Rebuild,
  hoursUs: readonly number[],
): Promise<void> {
  const cuts = rebuild.family.cuts.filter(({ units }) => units.includes("hour"));
  if (cuts.length === 0) return;
  const { workspace, family } = rebuild;
  const starts = momentsText(hoursUs);
  await removeSums(tx, rebuild, { unit: "hour", starts });
  const rows = (): Fragment => tx`
    select ${tx.unsafe(columnsOf(family))}, hour as start_at from ${tx(family.byHour)}
    where workspace = ${workspace} and hour in (select unnest(${starts}::text::timestamptz[]))`;
  const done: Cut[] = [];
  for (const cut of cuts.toReversed()) {
    const finer = finerCut(done, cut);
    const from = finer ? stored(tx, rebuild, { unit: "hour", cut: finer, starts }) : rows();
    await addSums(tx, rebuild, { unit: "hour", cut, rows: from });
    done.push(cut);
  }
}

/** Makes the sums of whole days anew, from those of their hours, and from the facts where midnight cuts an hour. */
export async function sumDays(
  tx: TransactionSql,
  rebuild: Rebuild,
  { unit, days }: DaysOf,
): Promise<void> {
  const { workspace, family, frame } = rebuild;
  const startsUs = days.map(({ fromUs }) => fromUs);
  const starts = momentsText(startsUs);
  await removeSums(tx, rebuild, { unit, starts });
  const plan = plansOf(days);
  const columns = columnsOf(family);
  const facts = (): Fragment =>
    plannedRows(
      { sql: tx, workspace },
      { byHour: family.byHour, coarse: family.coarse, columns },
      { plan, days: null, hourCut: null },
      (spans) => family.sumFacts(tx, { workspace, boundaries: frame.boundaries, spans }),
    );
  const ends = momentsText(days.map(({ toUs }) => toUs));
  const wholeFacts = (): Fragment =>
    family.sumFacts(tx, {
      workspace,
      boundaries: frame.boundaries,
      fully: true,
      spans: tx`unnest(${starts}::text::timestamptz[], ${ends}::text::timestamptz[]) as spans (hour, until)`,
    });
  const list = tx`(select ${starts}::text::timestamptz[])`;
  const placed = (rows: Fragment): Fragment => tx`
    select ${tx.unsafe(columns)}, (${list})[width_bucket(hour, ${list})] as start_at from (${rows}) facts`;
  const done: Cut[] = [];
  for (const cut of family.cuts.filter(({ units }) => units.includes(unit)).toReversed()) {
    const finer = finerCut(done, cut);
    const unsummed = (): Fragment => placed(cut.fromFacts ? wholeFacts() : facts());
    const rows = finer ? stored(tx, rebuild, { unit, cut: finer, starts }) : unsummed();
    await addSums(tx, rebuild, { unit, cut, rows });
    done.push(cut);
  }
}

/** The sums of a cut: those of a coarser one are made of them, which are far fewer than hours. */
const stored = (
  tx: TransactionSql,
  { workspace, family }: Rebuild,
  { unit, cut, starts }: { readonly unit: Unit; readonly cut: Cut; readonly starts: string },
): Fragment => tx`
  select ${tx.unsafe(columnsOf(family))}, start_at from ${tx(family.coarse)}
  where workspace = ${workspace} and unit = ${UNIT[unit]} and cut = ${cut.cut}
    and start_at in (select unnest(${starts}::text::timestamptz[]))`;

/** All of the days as one plan of hours, and of facts where a midnight lies within an hour. */
function plansOf(days: readonly Span[]): SpanPlan {
  const moments = days.flatMap(({ fromUs, toUs }) => [fromUs, toUs]);
  const plans = days.map((day) => planSpans(day, [], moments));
  return {
    days: [],
    hours: plans.flatMap(({ hours }) => hours),
    cutHoursUs: plans.flatMap(({ cutHoursUs }) => cutHoursUs),
    parts: plans.flatMap(({ parts }) => parts),
  };
}

async function removeSums(
  tx: TransactionSql,
  { workspace, family }: Rebuild,
  { unit, starts }: { readonly unit: Unit; readonly starts: string },
): Promise<void> {
  await tx`
    delete from ${tx(family.coarse)}
    where workspace = ${workspace} and unit = ${UNIT[unit]}
      and cut = any (${arrayText(family.cuts.map(({ cut }) => cut))}::text::int[])
      and start_at in (select unnest(${starts}::text::timestamptz[]))`;
}

interface Added {
  readonly unit: Unit;
  readonly cut: Cut;
  readonly rows: Fragment;
}

/**
 * Sums rows (with `start_at`) over what the cut does not tell apart. `hour` stays one of each sum's own. They are stored
 * in order of time: an index over rows in no order reads a page of the disk for every row.
 */
async function addSums(
  tx: TransactionSql,
  { workspace, family, frame }: Rebuild,
  { unit, cut, rows }: Added,
): Promise<void> {
  const keys = family.keys.filter((key) => !cut.without.includes(key)).join(", ");
  const sums = family.sums.map(({ column }) => column).join(", ");
  const onHour = tx`model = any (${arrayText(frame.onHour)}::text::int[])`;
  const isPriced = family.part === "day";
  const peak = tx`case when ${onHour} then ${peakSql(tx, frame.peakWindows, tx`hour`)} else 0 end`;
  await tx`
    insert into ${tx(family.coarse)} (workspace, unit, cut, start_at, hour, ${tx.unsafe(`${sums}, ${keys}`)})
    select ${workspace}::int, ${UNIT[unit]}::smallint, ${cut.cut}::smallint, start_at, min(hour),
      ${tx.unsafe(`${sumsOf(family)}, ${keys}`)}
    from (select rows.*, ${isPriced ? peak : tx`0`} as peak from (${rows}) rows) rows
    group by start_at, peak, ${tx.unsafe(keys)}
    order by start_at`;
}
