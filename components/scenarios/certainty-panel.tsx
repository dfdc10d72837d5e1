"use client";
import type { SimulatedDriver, SimulationAnswer } from "../../lib/wire/simulation.ts";
import type { PageContext } from "../answers/page-context.ts";
import { columnTable } from "../download/column-table.ts";
import { TableExports } from "../download/table-exports.tsx";
import { formatExactUsd, formatUsd } from "../format/money.ts";
import { formatShare } from "../format/quantity.ts";
import { BasisBadge } from "../ui/badge.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { Panel } from "../ui/panel.tsx";
import { inputWords } from "./assumption-specs.ts";
import { roundedUsd, usdRange } from "./difference-words.ts";
import { shrinkWords, type WidthPartWords, widthParts } from "./width-words.ts";

const DRIVERS = "What moves the cost";

const LOOKS = ["bg-ink-3", "bg-ink-2", "bg-line-strong", "hatched text-ink-3"] as const;

function WidthBar({ parts }: { readonly parts: readonly WidthPartWords[] }) {
  return (
    <>
      <div aria-hidden className="flex h-4 overflow-hidden rounded-mark border border-line-strong">
        {parts.map(({ name, share }, place) => (
          <span key={name} className={LOOKS[place]} style={{ width: `${share * 100}%` }} />
        ))}
      </div>
      <ul className="mt-2 grid gap-x-6 gap-y-1 text-13 sm:grid-cols-2">
        {parts.map(({ name, usd, share }, place) => (
          <li key={name} className="flex items-center gap-2">
            <span
              aria-hidden
              className={`size-2.5 rounded-mark border border-line-strong ${LOOKS[place]}`}
            />
            {name}
            <span className="ml-auto text-ink-2">
              {Number(usd) === 0 ? "nothing" : `± ${formatUsd(usd)}, ${formatShare(share, 1)}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

const driverColumns = (width: number): Column<SimulatedDriver>[] => {
  const cost = (place: 0 | 1, header: string, hint: string): Column<SimulatedDriver> => ({
    ...{ id: header, header, hint, numeric: true },
    exact: ({ cost: ends }) => ends[place],
    cell: ({ cost: ends }) => (
      <span title={formatExactUsd(ends[place])}>{formatUsd(roundedUsd(ends[place], width))}</span>
    ),
  });
  return [
    {
      ...{ id: "name", header: "With this alone at its end" },
      exact: ({ name }) => name,
      cell: ({ name }) => inputWords(name),
    },
    cost(0, "Low end", "The cost with this input at the low end of its range"),
    cost(1, "High end", "The cost with this input at the high end of its range"),
  ];
};

function BracketWords({ answer: { bracket, cost } }: { readonly answer: SimulationAnswer }) {
  if (bracket === null) return null;
  const [alone, lasting] = bracket.fallbackShare;
  const width = Number(cost.interval90[1]) - Number(cost.interval90[0]);
  const [cheap, dear] = bracket.cost.map((usd) => formatUsd(roundedUsd(usd, width)));
  return (
    <p className="text-13 text-ink-2">
      If refusals were independent, {formatShare(alone, 1)} would fall back ({cheap}); if outages
      outlast your retries, {formatShare(lasting, 1)} ({dear}). However long shortages last,
      refusals alone keep it between these; attempts given up for their time come on top.
    </p>
  );
}

/** How sure the cost is: its interval, what makes it wide, and between what it must lie. */
export function CertaintyPanel({
  page,
  answer,
}: {
  readonly page: PageContext;
  readonly answer: SimulationAnswer;
}) {
  const { cost, drivers, basis, worlds } = answer;
  const [low, high] = cost.interval90;
  const parts = widthParts(answer);
  const [driver] = drivers;
  const columns = driverColumns(Number(high) - Number(low));
  const note =
    worlds === 0
      ? "Every assumption is a single number, so the interval is that point."
      : `${usdRange(low, high)} in nine of ten of ${worlds} worlds drawn from the assumptions.`;
  return (
    <Panel
      flush
      title="How sure is it?"
      actions={
        <>
          <BasisBadge basis={basis} />
          {drivers.length === 0 ? null : (
            <TableExports
              id="scenario-drivers"
              title={DRIVERS}
              table={() => columnTable(columns, drivers)}
              marks={page.marks}
              covers={page.covers}
            />
          )}
        </>
      }
    >
      <div className="flex flex-col gap-3 px-4 pb-4">
        <p className="text-13 text-ink-3">{note}</p>
        {parts.length === 0 ? null : <WidthBar parts={parts} />}
        {driver === undefined ? null : (
          <p className="text-13 text-ink-2">
            Most of it comes from{" "}
            <strong className="font-semibold text-ink">{inputWords(driver.name)}</strong>.{" "}
            {shrinkWords(driver.name)}
          </p>
        )}
        <BracketWords answer={answer} />
      </div>
      {drivers.length === 0 ? null : (
        <DataTable
          caption={DRIVERS}
          columns={columns}
          rows={drivers}
          rowKey={({ name }) => name}
          show={6}
        />
      )}
    </Panel>
  );
}
