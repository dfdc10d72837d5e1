import type { EffectLine, PriceEffect } from "../../lib/wire/price-effect.ts";
import type { ChartCell, ChartTable } from "../charts/kit/chart-model.ts";
import { plainCell } from "../charts/kit/chart-model.ts";
import { differenceUsd, formatUsd } from "../format/money.ts";
import { UNKNOWN } from "../format/number-text.ts";
import { formatCount } from "../format/quantity.ts";

const usdCell = (usd: string): ChartCell => ({ text: formatUsd(usd), exact: usd });
const countCell = (count: number): ChartCell => ({
  text: formatCount(count),
  exact: String(count),
});

const COLUMNS = [
  { label: "Model", numeric: false },
  { label: "Provider", numeric: false },
  { label: "Records", numeric: true },
  { label: "Spent now, USD", numeric: true },
  { label: "Spent then, USD", numeric: true },
  { label: "Change, USD", numeric: true },
  { label: "Still available now, at most, USD", numeric: true },
  { label: "Still available then, at most, USD", numeric: true },
  { label: "Without a price now", numeric: true },
  { label: "Without a price then", numeric: true },
];

function cellsOf({ records, before, after }: EffectLine): ChartCell[] {
  const change = differenceUsd(after.asServed, before.asServed);
  return [
    countCell(records),
    usdCell(before.asServed),
    usdCell(after.asServed),
    change === null ? plainCell("") : usdCell(change),
    usdCell(before.available),
    usdCell(after.available),
    countCell(before.unpricedRecords),
    countCell(after.unpricedRecords),
  ];
}

/** What a change of prices would do: every model that changes, then all stored records together. Exact USD. */
export const effectTable = ({ total, models }: PriceEffect): ChartTable => ({
  columns: COLUMNS,
  rows: [
    ...models.map((line) => [
      plainCell(line.model ?? UNKNOWN),
      plainCell(line.provider ?? ""),
      ...cellsOf(line),
    ]),
    [plainCell("all stored records"), plainCell(""), ...cellsOf(total)],
  ],
});
