import type { IneligibleLine, Overview } from "../../lib/wire/overview.ts";
import type { PageContext } from "../answers/page-context.ts";
import type { ChartTable } from "../charts/kit/chart-model.ts";
import { plainCell } from "../charts/kit/chart-model.ts";
import { columnTable } from "../download/column-table.ts";
import { TableExports, TableFiles } from "../download/table-exports.tsx";
import { TablePng } from "../download/table-png.tsx";
import { formatUsd } from "../format/money.ts";
import { formatCount } from "../format/quantity.ts";
import { TierName } from "../tiers/tier-mark.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { NameText } from "../ui/name-text.tsx";
import { Panel } from "../ui/panel.tsx";
import { assumptionWords, ineligibleWords } from "./reason-words.ts";

interface LeftOutProps {
  readonly overview: Overview;
  readonly page: Pick<PageContext, "covers" | "marks">;
}

const assumedTable = ({ assumed }: Overview): ChartTable => ({
  columns: [
    { label: "Records", numeric: true },
    { label: "Assumed", numeric: false },
    { label: "Effect", numeric: false },
    { label: "At most more, USD", numeric: true },
  ],
  rows: assumed.map(({ assumption, records, moreIfLong }) => [
    plainCell(String(records)),
    plainCell(assumptionWords(assumption).assumed),
    plainCell(assumptionWords(assumption).effect),
    plainCell(moreIfLong ?? ""),
  ]),
});

/** What the figures rest on that the records do not say. */
export function Assumptions({ overview, page }: LeftOutProps) {
  const { assumed: lines, total } = overview;
  const assumed = { id: "assumed", title: "Assumed", table: () => assumedTable(overview) };
  return (
    <Panel
      title="Assumed"
      note="What the figures rest on that the records do not say."
      actions={
        lines.length === 0 ? null : (
          <>
            <TableFiles {...assumed} marks={page.marks} />
            <TablePng {...assumed} covers={page.covers} />
          </>
        )
      }
    >
      {lines.length === 0 ? (
        <p className="text-13 text-ink-2">
          {total.records === total.unpricedRecords
            ? "Not evaluable: no record has a price."
            : "Nothing. The priced records say all that a price needs."}
        </p>
      ) : (
        <ul className="flex flex-col gap-2.5 text-13">
          {lines.map(({ assumption, records, moreIfLong, withoutLongPrice }) => (
            <li key={assumption} className="flex gap-4">
              <span className="w-16 shrink-0 text-right font-medium">{formatCount(records)}</span>
              <span className="text-ink-2">
                {assumptionWords(assumption).assumed}.{" "}
                <span className="text-ink-3">
                  {assumptionWords(assumption).effect}
                  {moreIfLong ? ` At most ${formatUsd(moreIfLong)} more.` : null}
                  {withoutLongPrice
                    ? ` How much more is not known for ${formatCount(withoutLongPrice)} of them: no long price is published at their tier.`
                    : null}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

const CANNOT_MOVE: readonly Column<IneligibleLine>[] = [
  {
    id: "tier",
    header: "To",
    exact: ({ tier }) => tier,
    cell: ({ tier }) => <TierName tier={tier} />,
  },
  {
    id: "model",
    header: "Model",
    exact: ({ model }) => model,
    cell: ({ model }) => <NameText name={model ?? "unknown"} />,
  },
  {
    id: "reason",
    header: "Because",
    exact: (line) => ineligibleWords(line),
    cell: (line) => ineligibleWords(line),
  },
  {
    id: "records",
    header: "Records",
    numeric: true,
    sortBy: ({ records }) => records,
    cell: ({ records }) => formatCount(records),
  },
];

/** Records that stay as served in the comparison, with why. */
export function CannotMove({ overview, page }: LeftOutProps) {
  const lines = overview.ineligible.filter(({ tier }) => tier !== "standard");
  const nothingPriced = overview.total.records === overview.total.unpricedRecords;
  return (
    <Panel
      flush
      title="Cannot move"
      note="Priced records that a tier is not sold for. They count as served in its total."
      actions={
        lines.length === 0 ? null : (
          <TableExports
            id="cannot-move"
            title="Records that cannot move"
            table={() => columnTable(CANNOT_MOVE, lines)}
            marks={page.marks}
            covers={page.covers}
          />
        )
      }
    >
      {lines.length === 0 ? (
        <p className="px-4 pb-4 text-13 text-ink-2">
          {nothingPriced
            ? "Not evaluable: no record has a price."
            : "Every priced record could move to every tier."}
        </p>
      ) : (
        <DataTable
          caption="Records that cannot move"
          rows={lines}
          rowKey={({ tier, reason, model, becauseLong }) =>
            JSON.stringify([tier, reason, model, becauseLong])
          }
          show={6}
          columns={CANNOT_MOVE}
        />
      )}
    </Panel>
  );
}
