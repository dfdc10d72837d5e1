import type { DimensionId } from "../../analytics/query/dimensions.ts";
import type { MeasureId } from "../../analytics/query/measures.ts";
import {
  SUGGESTED_FIELDS,
  suggestWorkloads,
  type UnnamedBy,
} from "../../analytics/suggest-workloads.ts";
import { extraWaits } from "../../analytics/waiting.ts";
import { workloadLines } from "../../analytics/workload-lines.ts";
import { US_PER_DAY } from "../../core/time.ts";
import type { PriceBook } from "../../pricing/book.ts";
import type { Answer } from "../../wire/answer.ts";
import type { AppliedFilters } from "../../wire/overview.ts";
import type { WorkloadsReport } from "../../wire/workloads.ts";
import type { Database } from "../database.ts";
import { answerQuestion } from "./answer-question.ts";
import { latencyReportOf } from "./latency-report.ts";
import { listWorkloads } from "./list-workloads.ts";
import { rangeOfOrigin } from "./range-of-origin.ts";
import { shownOrigin, syntheticShare } from "./synthetic-share.ts";

const FIGURES: readonly MeasureId[] = [
  "spend",
  "calls",
  "share429",
  "latency.p95",
  "saved",
  "available",
  "spendAt.standard",
  "spendAt.flex",
  "spendAt.batch",
  "errorShare",
  "ttft.p50",
];
/** Bursts are looked for hour by hour, and no further back than this. */
const BURST_DAYS = 35;

interface Wish {
  readonly filters: AppliedFilters;
  readonly nowUs: number;
}

type Ask = (
  measures: readonly MeasureId[],
  by: readonly DimensionId[],
  of?: AppliedFilters,
) => Promise<Answer>;

/** Calls without a workload by each field that may tell one. */
const unnamedBy = (ask: Ask, filters: AppliedFilters): Promise<UnnamedBy[]> =>
  Promise.all(
    SUGGESTED_FIELDS.map(async (field) => {
      const of = { ...filters, workloads: ["unknown"] };
      const [sums, hours] = await Promise.all([
        ask(["calls", "spend"], [field], of),
        ask(["calls"], [field, "hour"], of),
      ]);
      return { field, sums, hours };
    }),
  );

/** Every workload with its figures, its rhythm, the playbook's answers and what following them is worth. */
export async function workloadsReport(
  db: Database,
  book: PriceBook,
  { filters, nowUs }: Wish,
): Promise<WorkloadsReport> {
  const shown = shownOrigin(await syntheticShare(db), filters.data);
  const ask: Ask = (measures, by, of = filters) => {
    const [first] = measures;
    const order = by.length === 1 && first ? { by: first, descending: true } : null;
    const question = { measures, by, order, limit: null, compare: false, filters: of };
    return answerQuestion(db, book, { question, nowUs });
  };
  const figures = await ask(FIGURES, ["workload"]); // refreshes the roll-ups, of which the range is read
  const [stored, range] = await Promise.all([listWorkloads(db), rangeOfOrigin(db, shown)]);
  const fromUs = Math.max(filters.fromUs ?? 0, range?.firstUs ?? nowUs);
  const toUs = Math.min(filters.toUs ?? nowUs, (range?.lastUs ?? nowUs) + 1);
  const spanUs = Math.max(0, toUs - fromUs);
  const burstsFromUs = Math.max(fromUs, toUs - BURST_DAYS * US_PER_DAY);

  const [weeks, hours, asked, served] = await Promise.all([
    ask(["calls"], ["workload", "hourOfWeek"]),
    ask(["calls"], ["workload", "hour"], { ...filters, fromUs: burstsFromUs }),
    ask(["calls"], ["workload", "requestedTier"]),
    ask(["calls"], ["workload", "servedTier"]),
  ]);
  const rules = stored.map(({ place: _, createdAt: __, ...rule }) => rule);
  const hasUnnamed = figures.rows.some(({ at: [name] }) => name === null);
  const isValued = rules.some(({ delayValueUsdPerHour }) => Number(delayValueUsdPerHour ?? 0) > 0);
  const timed = isValued ? await latencyReportOf(db, book, { filters, nowUs }) : null;
  const hoursUs = Math.max(0, toUs - burstsFromUs);
  const covered = { spanUs, hoursUs, waits: timed && extraWaits(timed) };
  return {
    figures,
    lines: workloadLines({ figures, weeks, hours, asked, served }, rules, covered),
    rules,
    suggestions: hasUnnamed
      ? suggestWorkloads(await unnamedBy(ask, { ...filters, fromUs: burstsFromUs }), {
          spanUs: covered.hoursUs,
          taken: figures.rows.flatMap(({ at: [name] }) => (typeof name === "string" ? [name] : [])),
        })
      : [],
    days: spanUs === 0 ? null : spanUs / US_PER_DAY,
  };
}
