import { exactUsd, subtractUsd } from "../../../lib/core/money.ts";
import type { MoveTier, NamedCost } from "../../../lib/wire/overview.ts";
import { formatUsd } from "../../format/money.ts";
import { UNIT_SPACE } from "../../format/number-text.ts";
import { formatCount, formatShare } from "../../format/quantity.ts";
import { CHART_CAPS } from "../kit/chart-caps.ts";
import {
  type ChartCell,
  type ChartKey,
  type ChartTable,
  plainCell,
  seriesId,
} from "../kit/chart-model.ts";
import { niceTicks } from "../kit/nice-ticks.ts";
import { axisUsd, drawnUsd, sumUsd, usdOf } from "../kit/usd-sum.ts";
import { type DrawnCost, drawnCosts } from "./drawn-costs.ts";
import type { CostByModelModel, ModelBar } from "./model-bars.ts";

export interface CostByModelData {
  /** Largest spend first. */
  readonly models: readonly NamedCost[];
}

const MOVES = [
  { tier: "flex", label: "flex would save", column: "Flex would save, USD" },
  { tier: "batch", label: "batch would save", column: "Batch would save, USD" },
  {
    tier: "standard",
    label: "leaving a dearer tier for standard would save",
    column: "Standard would save, USD",
  },
] as const satisfies readonly { tier: MoveTier; label: string; column: string }[];
type Move = (typeof MOVES)[number];

const BAR_HEIGHT = 32;
const AXIS_HEIGHT = 24;
const MOST_BARS = 8;
const TITLE = "Cost by model, and what of it could move";

const nameOf = ({ name }: Pick<NamedCost, "name">): string => name ?? "unknown";

function staysOf({ asServed, available }: Pick<NamedCost, "asServed" | "available">): string {
  return exactUsd(subtractUsd(usdOf(asServed), usdOf(available)));
}

function toBar(cost: DrawnCost, index: number, moves: readonly Move[]): ModelBar {
  const { asServed, availableBy, seller } = cost;
  return {
    key: `b${index}`,
    label: seller === null ? nameOf(cost) : `${nameOf(cost)} (${seller})`,
    model: nameOf(cost),
    seller,
    asServed: formatUsd(asServed),
    stays: formatUsd(staysOf(cost)),
    saves: moves.map(({ tier }, i) => ({
      id: seriesId(i + 1),
      text: formatUsd(availableBy[tier]),
    })),
    drawn: Object.fromEntries([
      [seriesId(0), drawnUsd(usdOf(staysOf(cost)))],
      ...moves.map(({ tier }, i) => [seriesId(i + 1), drawnUsd(usdOf(availableBy[tier]))]),
    ]),
  };
}

function tableRow(
  [model, provider]: readonly [string, string],
  costs: readonly NamedCost[],
  moves: readonly Move[],
): ChartCell[] {
  const usd = (amountOf: (cost: NamedCost) => string): ChartCell => {
    const exact = exactUsd(sumUsd(costs.map((cost) => usdOf(amountOf(cost)))));
    return { text: formatUsd(exact), exact };
  };
  return [
    plainCell(model),
    plainCell(provider),
    usd(({ asServed }) => asServed),
    ...moves.map(({ tier }) => usd(({ availableBy }) => availableBy[tier])),
    usd(staysOf),
  ];
}

function toTable(models: readonly NamedCost[], moves: readonly Move[]): ChartTable {
  const fits = models.length <= CHART_CAPS.tableRows;
  const own = fits ? models : models.slice(0, CHART_CAPS.tableRows - 1);
  const rest = models.slice(own.length);
  const rows = own.map((cost) =>
    tableRow([nameOf(cost), cost.provider ?? "unknown"], [cost], moves),
  );
  if (rest.length > 0)
    rows.push(tableRow([`${formatCount(rest.length)} other models`, ""], rest, moves));
  return {
    columns: [
      { label: "Model", numeric: false },
      { label: "Provider", numeric: false },
      { label: "As served, USD", numeric: true },
      ...moves.map(({ column }) => ({ label: column, numeric: true })),
      { label: "What stays, USD", numeric: true },
    ],
    rows,
  };
}

function summarise(models: readonly DrawnCost[]): string {
  const [largest] = models;
  if (!largest) return "No priced model in this period.";
  const all = sumUsd(models.map(({ asServed }) => usdOf(asServed)));
  const movable = sumUsd(models.map(({ available }) => usdOf(available)));
  const share = formatShare(drawnUsd(usdOf(largest.asServed)), drawnUsd(all));
  return `${nameOf(largest)} took ${share} of ${formatUsd(exactUsd(all))}. Moving what can move would save at most ${formatUsd(exactUsd(movable))} over all models, at list price, before retries, fallbacks and lost cache hits.`;
}

function noteOf(left: readonly DrawnCost[]): string | null {
  if (left.length === 0) return null;
  const spent = formatUsd(exactUsd(sumUsd(left.map(({ asServed }) => usdOf(asServed)))));
  const models = left.length === 1 ? `1${UNIT_SPACE}model` : `${left.length}${UNIT_SPACE}models`;
  return `The largest ${MOST_BARS} are drawn; ${models} with ${spent} together are in the table.`;
}

const savesAnything = (models: readonly NamedCost[], tier: MoveTier): boolean =>
  models.some(({ availableBy }) => usdOf(availableBy[tier]) > 0n);

/** One bar per model, largest first, at most eight: what stays, and what each cheaper tier would save of it. */
export function prepareCostByModel({ models }: CostByModelData): CostByModelModel {
  const priced = models.filter(({ asServed }) => usdOf(asServed) > 0n);
  const costs = drawnCosts(priced);
  const drawn = costs.slice(0, MOST_BARS);
  const moves = MOVES.filter(({ tier }) => tier !== "standard" || savesAnything(priced, tier));
  const bars = drawn.map((cost, i) => toBar(cost, i, moves));
  const parts = [
    { id: seriesId(0), label: "stays", tier: null },
    ...moves.map(({ tier, label }, i) => ({ id: seriesId(i + 1), label, tier })),
  ];
  const { top, ticks } = niceTicks(
    Math.max(0, ...drawn.map(({ asServed }) => drawnUsd(usdOf(asServed)))),
    3,
  );
  return {
    title: TITLE,
    summary: summarise(costs),
    note: noteOf(costs.slice(MOST_BARS)),
    height: AXIS_HEIGHT + Math.max(2, bars.length) * BAR_HEIGHT,
    kind: "bars",
    marks: bars.length * parts.length,
    key: parts.map(
      ({ label, tier }): ChartKey => ({
        label,
        looksLike: tier,
        look: tier === null ? "solid" : "dashed",
      }),
    ),
    table: toTable(priced, moves),
    parts,
    bars,
    top,
    ticks: ticks.map((at) => ({ at, label: axisUsd(at) })),
  };
}
