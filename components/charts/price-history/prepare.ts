import { holdsAt } from "../../../lib/core/holds-at.ts";
import { US_PER_MS } from "../../../lib/core/time.ts";
import type { PriceListing } from "../../../lib/wire/prices.ts";
import { dayInZone, formatDayOf } from "../../format/moment.ts";
import { formatRate, formatUsd } from "../../format/money.ts";
import { UNKNOWN } from "../../format/number-text.ts";
import { formatCounted } from "../../format/quantity.ts";
import { CHART_CAPS } from "../kit/chart-caps.ts";
import { type ChartTable, plainCell, seriesId } from "../kit/chart-model.ts";
import { largestTiers } from "../kit/largest-tiers.ts";
import { niceTicks } from "../kit/nice-ticks.ts";
import type { HistoryRow, PriceHistoryModel } from "./history-model.ts";
import { linesBeside } from "./lines-beside.ts";
import { timeTicks } from "./time-ticks.ts";

export type DrawnClass = "input" | "cachedInput" | "output";

export interface PriceHistoryData {
  readonly model: string;
  /** Of one model, in any order. */
  readonly listings: readonly PriceListing[];
  readonly tokenClass: DrawnClass;
  /** The moment for which "in force" is judged. */
  readonly atUs: number;
  readonly nowUs: number;
}

const CLASS_WORDS = {
  input: "Input price",
  cachedInput: "Cached input price",
  output: "Output price",
} as const;
const MOST_CHANGES = 100;
const HEIGHT = 220;
const DAY_US = 86_400_000 * US_PER_MS;

/** Prices that were, are or will be charged, for prompts below the long-context line. */
const isDrawn = ({ status, band }: PriceListing): boolean =>
  status !== "retracted" && band !== "long";

interface Tiers {
  readonly tiers: readonly { readonly id: string; readonly tier: string }[];
  /** Tiers that are too many to draw. */
  readonly leftOut: number;
  readonly rateAt: (tier: string, us: number) => string | null;
}

/** Tiers with a price on the day looked at come before those without one. */
function tiersOf({ listings, tokenClass, atUs }: PriceHistoryData): Tiers {
  const priced = listings.filter((one) => isDrawn(one) && one[tokenClass] !== null);
  const names = [...new Set(priced.map(({ tier }) => tier))].map((tier) => ({ tier }));
  const rateAt = (tier: string, us: number): string | null =>
    priced.find((one) => one.tier === tier && holdsAt(one, us))?.[tokenClass] ?? null;
  const { shown, leftOut } = largestTiers(names, CHART_CAPS.series, ({ tier }) =>
    rateAt(tier, atUs) === null ? 0 : 1,
  );
  return { tiers: shown.map(({ tier }, i) => ({ id: seriesId(i), tier })), leftOut, rateAt };
}

function changesOf({ listings, tokenClass }: PriceHistoryData): number[] {
  const moments = listings
    .filter((one) => isDrawn(one) && one[tokenClass] !== null)
    .flatMap(({ fromUs, toUs }) => (toUs === null ? [fromUs] : [fromUs, toUs]));
  return [...new Set(moments)].sort((a, b) => a - b);
}

function rowAt({ tiers, rateAt }: Tiers, us: number, atUs: number): HistoryRow {
  const drawn = tiers.map(({ id, tier }) => {
    const rate = rateAt(tier, us);
    return [id, rate === null ? null : Number(rate)] as const;
  });
  return { at: atUs / US_PER_MS, drawn: Object.fromEntries(drawn) };
}

function toTable(changes: readonly number[], { tiers, rateAt }: Tiers): ChartTable {
  return {
    columns: [
      { label: "From", numeric: false },
      ...tiers.map(({ tier }) => ({ label: `${tier}, USD per 1M`, numeric: true })),
    ],
    rows: changes.map((us) => [
      { text: formatDayOf(us, "UTC"), exact: dayInZone(us, "UTC") },
      ...tiers.map(({ tier }) => {
        const rate = rateAt(tier, us);
        return rate === null ? plainCell(UNKNOWN) : { text: formatRate(rate), exact: rate };
      }),
    ]),
  };
}

const dayOf = (us: number): string => formatDayOf(us, "UTC");

function pricesAt({ atUs, nowUs }: PriceHistoryData, { tiers, rateAt }: Tiers): string {
  const day = dayOf(atUs) === dayOf(nowUs) ? "today" : `on ${dayOf(atUs)}`;
  const rates = tiers.flatMap(({ tier }) => {
    const rate = rateAt(tier, atUs);
    return rate === null ? [] : [`${tier} ${formatRate(rate)}`];
  });
  return rates.length === 0 ? `none ${day}` : `${day} ${rates.join(", ")}, per million tokens`;
}

/** What changed until the day looked at, and what changes next, as far as is known. A tier that comes anew changes nothing. */
function changesAround(moments: readonly number[], atUs: number, { tiers, rateAt }: Tiers): string {
  const isChange = (us: number): boolean =>
    tiers.some(({ tier }) => ![null, rateAt(tier, us)].includes(rateAt(tier, us - 1)));
  const [first = atUs] = moments;
  if (first > atUs) return `First price on ${dayOf(first)}`;
  const past = moments.filter((us) => us <= atUs && isChange(us)).length;
  const next = moments.find((us) => us > atUs && isChange(us));
  const isEnd = tiers.every(({ tier }) => rateAt(tier, next ?? atUs) === null);
  const ahead = next === undefined ? "" : `, the ${isEnd ? "end" : "next"} on ${dayOf(next)}`;
  return `${past === 0 ? "No change" : formatCounted(past, "change")} since ${dayOf(first)}${ahead}`;
}

function summarise(data: PriceHistoryData, changes: readonly number[], prices: Tiers): string {
  if (changes.length === 0) {
    return `No ${CLASS_WORDS[data.tokenClass].toLowerCase()} was ever published for ${data.model}.`;
  }
  return `${changesAround(changes, data.atUs, prices)}; ${pricesAt(data, prices)}.`;
}

function spanOf(changes: readonly number[], atUs: number): { fromUs: number; toUs: number } {
  const first = changes[0] ?? atUs;
  const last = Math.max(changes.at(-1) ?? atUs, atUs);
  const margin = Math.max(7 * DAY_US, (last - first) * 0.03);
  return { fromUs: first, toUs: last + margin };
}

function noteOf(
  banded: boolean,
  { tiers, leftOut }: Tiers,
  lanes: ReturnType<typeof linesBeside>,
): string | null {
  const names = new Map(tiers.map(({ id, tier }) => [id, tier]));
  const pairs = tiers.flatMap(({ id, tier }) => {
    const { beside = null, always = false } = lanes.get(id) ?? {};
    if (beside === null) return [];
    return `${names.get(beside)} = ${tier}${always ? "" : " at times"}`;
  });
  const notes = [
    ...(banded ? ["Drawn for prompts below the long-context line."] : []),
    ...(pairs.length > 0 ? [`${pairs.join(", ")}: their lines lie side by side.`] : []),
    ...(leftOut > 0 ? [`${formatCounted(leftOut, "further tier")} left out.`] : []),
  ];
  return notes.length > 0 ? notes.join(" ") : null;
}

/** A model's prices over time, one line of steps per tier; gaps where a tier had no price. */
export function preparePriceHistory(data: PriceHistoryData): PriceHistoryModel {
  const all = changesOf(data);
  const changes = all.slice(-MOST_CHANGES);
  const prices = tiersOf(data);
  const { tiers, rateAt } = prices;
  const { fromUs, toUs } = spanOf(changes, data.atUs);
  const rows = [
    ...changes.flatMap((us) => [rowAt(prices, us - 1, us), rowAt(prices, us, us)]),
    rowAt(prices, toUs, toUs),
  ];
  const highest = Math.max(0, ...rows.flatMap(({ drawn }) => Object.values(drawn).map(Number)));
  const { top, ticks } = niceTicks(highest);
  const banded = data.listings.some(({ band }) => band === "long");
  const lanes = linesBeside(
    tiers.map(({ id }) => id),
    rows,
  );
  return {
    title: `${CLASS_WORDS[data.tokenClass]} per million tokens, by tier`,
    summary: summarise(data, changes, prices),
    note: noteOf(banded, prices, lanes),
    height: HEIGHT,
    kind: "points",
    marks: rows.length * tiers.length,
    key: tiers.map(({ tier }) => ({
      label: `${tier} ${formatRate(rateAt(tier, data.atUs))}`,
      looksLike: tier,
      look: "line",
    })),
    table: toTable(changes, prices),
    series: tiers.map(({ id, tier }) => ({
      id,
      tier,
      now: formatRate(rateAt(tier, data.atUs)),
      lane: lanes.get(id)?.lane ?? 0,
    })),
    rows,
    changes: changes.map((us) => ({
      at: us / US_PER_MS,
      label: `From ${formatDayOf(us, "UTC")}`,
      prices: tiers.map(({ id, tier }) => ({ seriesId: id, text: formatRate(rateAt(tier, us)) })),
    })),
    from: fromUs / US_PER_MS,
    to: toUs / US_PER_MS,
    today: data.atUs / US_PER_MS,
    xTicks: timeTicks(fromUs / US_PER_MS, toUs / US_PER_MS),
    yTop: top,
    yTicks: ticks.map((at) => ({ at, label: formatUsd(String(at)) })),
  };
}
