import type { DimensionId } from "../../analytics/query/dimensions.ts";
import type { MeasureId } from "../../analytics/query/measures.ts";
import { workloadLines } from "../../analytics/workload-lines.ts";
import { US_PER_DAY } from "../../core/time.ts";
import type { PriceBook } from "../../pricing/book.ts";
import type { Answer } from "../../wire/answer.ts";
import type { AppliedFilters } from "../../wire/overview.ts";
import type { WorkloadsReport } from "../../wire/workloads.ts";
import type { Database } from "../database.ts";
import { answerQuestion } from "./answer-question.ts";
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

/** Every workload with its figures, its rhythm, the playbook's answers and what following them is worth. */
export async function workloadsReport(
  db: Database,
  book: PriceBook,
  { filters, nowUs }: Wish,
): Promise<WorkloadsReport> {
  const shown = shownOrigin(await syntheticShare(db), filters.data);
  const ask = (
    measures: readonly MeasureId[],
    by: DimensionId | null,
    of: AppliedFilters = filters,
  ): Promise<Answer> =>
    answerQuestion(db, book, {
      question: {
        measures,
        by: by === null ? ["workload"] : ["workload", by],
        order: by === null ? { by: "spend", descending: true } : null,
        limit: null,
        compare: false,
        filters: of,
      },
      nowUs,
    });
  const figures = await ask(FIGURES, null); // refreshes the roll-ups, of which the range is read
  const [stored, range] = await Promise.all([listWorkloads(db), rangeOfOrigin(db, shown)]);
  const fromUs = Math.max(filters.fromUs ?? 0, range?.firstUs ?? nowUs);
  const toUs = Math.min(filters.toUs ?? nowUs, (range?.lastUs ?? nowUs) + 1);
  const spanUs = Math.max(0, toUs - fromUs);
  const burstsFromUs = Math.max(fromUs, toUs - BURST_DAYS * US_PER_DAY);

  const [weeks, hours, asked, served] = await Promise.all([
    ask(["calls"], "hourOfWeek"),
    ask(["calls"], "hour", { ...filters, fromUs: burstsFromUs }),
    ask(["calls"], "requestedTier"),
    ask(["calls"], "servedTier"),
  ]);
  const rules = stored.map(({ place: _, createdAt: __, ...rule }) => rule);
  const covered = { spanUs, hoursUs: Math.max(0, toUs - burstsFromUs) };
  return {
    figures,
    lines: workloadLines({ figures, weeks, hours, asked, served }, rules, covered),
    rules,
    days: spanUs === 0 ? null : spanUs / US_PER_DAY,
  };
}
