import type { AnswerData } from "../../answers/answer-data.ts";
import { formatCount, formatCounted, formatShare } from "../../format/quantity.ts";
import { tierStyle } from "../../tiers/tier-style.ts";
import { plainCell, seriesId } from "../kit/chart-model.ts";
import type { AskedBar, AskedModel, AskedSeries } from "./asked-model.ts";
import { type Matrix, type MatrixCell, matrixOf, NOT_ANSWERED } from "./matrix.ts";

const TITLE = "Which tier served what was asked for";
const BAR_HEIGHT = 38;
const AXIS_HEIGHT = 24;
/** More tiers than have looks of their own are drawn as one. */
const MOST_SERIES = 8;
const MOST_BARS = 12;
const OTHERS = "other tiers";

const sum = (cells: readonly MatrixCell[]): number =>
  cells.reduce((all, { records }) => all + records, 0);

function toSeries(tier: string, index: number): AskedSeries {
  const id = seriesId(index);
  if (tier === NOT_ANSWERED) return { id, tier, colour: "var(--control)", hatched: false };
  const { colour, hatched } = tierStyle(tier);
  return { id, tier, colour, hatched };
}

/** The tiers drawn apart: all, or the largest with the others as one. */
function drawnTiers({ served, cells }: Matrix): readonly string[] {
  if (served.length <= MOST_SERIES) return served;
  const size = (tier: string) => sum(cells.filter((cell) => cell.served === tier));
  const largest = [...served].sort((a, b) => size(b) - size(a)).slice(0, MOST_SERIES - 1);
  return [...served.filter((tier) => largest.includes(tier)), OTHERS];
}

function toBar(
  label: string,
  index: number,
  cells: readonly MatrixCell[],
  series: readonly AskedSeries[],
): AskedBar {
  const own = cells.filter(({ asked }) => asked === label);
  const total = sum(own);
  const named = new Set(series.map(({ tier }) => tier));
  const parts = series.map(({ id, tier }) => {
    const fits = ({ served }: MatrixCell) =>
      tier === OTHERS ? !named.has(served) : served === tier;
    return { id, tier, records: sum(own.filter(fits)) };
  });
  return {
    key: `b${index}`,
    label,
    total: formatCount(total),
    drawn: Object.fromEntries(
      parts.map(({ id, records }) => [id, total === 0 ? 0 : records / total]),
    ),
    parts: parts
      .filter(({ records }) => records > 0)
      .map(({ id, tier, records }) => ({
        id,
        label: tier,
        value: `${formatCount(records)} (${formatShare(records, total)})`,
      })),
  };
}

function summarise({ cells, asked }: Matrix): string {
  if (cells.length === 0) return "No records fit the filters.";
  const named = asked.filter((tier) => tier !== "unknown" && tier !== "auto");
  if (named.length === 0) return "No record says which tier was asked for.";
  const parts = named.slice(0, 4).map((tier) => {
    const own = cells.filter((cell) => cell.asked === tier);
    const answered = own.filter(({ served }) => served !== NOT_ANSWERED && served !== "unknown");
    const kept = sum(answered.filter(({ served }) => served === tier));
    return answered.length === 0
      ? `${tier}: no answer names a tier`
      : `${tier}: ${formatShare(kept, sum(answered))} of what was answered came at it`;
  });
  return `${parts.join("; ")}.`;
}

const toTable = ({ cells }: Matrix): AskedModel["table"] => ({
  columns: [
    { label: "Asked for", numeric: false },
    { label: "Served", numeric: false },
    { label: "Records", numeric: true },
  ],
  rows: [...cells]
    .sort((a, b) => b.records - a.records)
    .map(({ asked, served, records }) => [
      plainCell(asked),
      plainCell(served),
      { text: formatCount(records), exact: String(records) },
    ]),
});

/** One bar for each tier asked for, in shares of the tiers that served it. */
export function prepareAskedAndServed({ answers: [answer] }: AnswerData): AskedModel {
  const matrix = answer ? matrixOf(answer) : { asked: [], served: [], cells: [] };
  const series = drawnTiers(matrix).map(toSeries);
  const shown = matrix.asked.slice(0, MOST_BARS);
  const bars = shown.map((tier, index) => toBar(tier, index, matrix.cells, series));
  const more = matrix.asked.length - shown.length;
  return {
    title: TITLE,
    summary: summarise(matrix),
    note: more > 0 ? `${formatCounted(more, "more tier")} asked for: in the table.` : null,
    height: AXIS_HEIGHT + Math.max(2, bars.length) * BAR_HEIGHT,
    kind: "bars",
    marks: bars.length * series.length,
    key: series.map(({ tier, colour, hatched }) => ({
      label: tier,
      looksLike: tier === NOT_ANSWERED ? null : tier,
      look: "solid",
      colour,
      hatched,
    })),
    table: toTable(matrix),
    bars,
    series,
  };
}
