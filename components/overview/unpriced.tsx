import type { ReactNode } from "react";
import type { Overview, UnpricedLine } from "../../lib/wire/overview.ts";
import type { PageContext } from "../answers/page-context.ts";
import { columnTable } from "../download/column-table.ts";
import { TableExports } from "../download/table-exports.tsx";
import { dayInZone } from "../format/moment.ts";
import { UNKNOWN } from "../format/number-text.ts";
import { formatCount, formatCounted } from "../format/quantity.ts";
import { UnpricedOffer } from "../own-names/unpriced-offer.tsx";
import { TierName } from "../tiers/tier-mark.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { NameText } from "../ui/name-text.tsx";
import { PanelHeading } from "../ui/panel.tsx";
import { TextLink } from "../ui/text-link.tsx";
import { unpricedRemedy, unpricedWords } from "./reason-words.ts";

interface UnpricedProps {
  readonly overview: Pick<Overview, "unpriced" | "total" | "dataFromUs">;
  /** What becomes of them, after "12 records of 40". */
  readonly note?: string;
  /** What an export of the list says that it covers; without it there is none. */
  readonly page?: Pick<PageContext, "covers" | "marks">;
  readonly onPriced: () => void;
}

const IN_NO_FIGURE = "are kept and counted, but in none of the figures above.";

interface LineProps {
  readonly line: UnpricedLine;
  readonly fromDay: string | null;
  readonly onPriced: () => void;
}

const keyOf = ({ reason, model, tier }: UnpricedLine): string =>
  JSON.stringify([reason, model, tier]);

/** Why these records have no price, and what would give them one. */
function Why({ line, fromDay, onPriced }: LineProps) {
  return (
    <>
      {unpricedWords(line)}. <span className="text-ink-3">{unpricedRemedy(line)}</span>
      {line.reason === "unknown-model" && line.model === null ? (
        <>
          {" "}
          <TextLink href="/imports">Go to Imports</TextLink>
        </>
      ) : null}
      <span className="no-print mt-1 block empty:hidden">
        <UnpricedOffer line={line} fromDay={fromDay} onPriced={onPriced} />
      </span>
    </>
  );
}

const columnsWith = (why: (line: UnpricedLine) => ReactNode): readonly Column<UnpricedLine>[] => [
  {
    id: "reason",
    header: "They…",
    exact: unpricedWords,
    cell: (line) => <span className="block min-w-64 wrap-anywhere print:min-w-0">{why(line)}</span>,
  },
  {
    id: "model",
    header: "Model",
    exact: ({ model }) => model,
    cell: ({ model }) => <NameText name={model ?? UNKNOWN} />,
  },
  {
    id: "tier",
    header: "Tier",
    exact: ({ tier }) => tier,
    cell: ({ tier }) => <TierName tier={tier ?? "unknown"} />,
  },
  {
    id: "records",
    header: "Records",
    numeric: true,
    sortBy: ({ records }) => records,
    cell: ({ records }) => formatCount(records),
  },
  {
    id: "requests",
    header: "Requests",
    numeric: true,
    sortBy: ({ requests }) => requests,
    cell: ({ requests }) => formatCount(requests),
  },
];

/** The same lines where the table is too wide: on a phone. */
function Cards({
  lines,
  why,
}: {
  readonly lines: readonly UnpricedLine[];
  readonly why: (line: UnpricedLine) => ReactNode;
}) {
  const mostFirst = [...lines].sort((a, b) => b.records - a.records);
  return (
    <ul aria-label="Records without a price" className="sm:hidden">
      {mostFirst.map((line) => (
        <li key={keyOf(line)} className="border-t border-line px-4 py-2.5 text-13">
          <p className="flex flex-wrap items-baseline gap-x-3">
            <span className="font-medium">{formatCounted(line.records, "record")}</span>
            {line.model === null ? null : <NameText name={line.model} />}
            <TierName tier={line.tier ?? "unknown"} />
          </p>
          {line.requests === line.records ? null : (
            <p className="text-12 text-ink-3">for {formatCounted(line.requests, "request")}</p>
          )}
          <div className="mt-1 wrap-anywhere">They {why(line)}</div>
        </li>
      ))}
    </ul>
  );
}

/** Records that no figure on the page contains, and what would bring them in. */
export function Unpriced({ overview, note = IN_NO_FIGURE, page, onPriced }: UnpricedProps) {
  const { unpriced, total, dataFromUs } = overview;
  if (unpriced.length === 0) return null;
  const fromDay = dataFromUs === null ? null : dayInZone(dataFromUs, "UTC");
  const why = (line: UnpricedLine) => <Why {...{ line, fromDay, onPriced }} />;
  return (
    <section id="unpriced" className="rounded-box border border-line bg-panel">
      <PanelHeading
        title="Without a price"
        note={`${formatCounted(total.unpricedRecords, "record")} of ${formatCount(total.records)} ${note}`}
        actions={
          page ? (
            <TableExports
              id="unpriced"
              title="Records without a price"
              table={() => columnTable(columnsWith(why), unpriced)}
              marks={page.marks}
              covers={page.covers}
            />
          ) : null
        }
      />
      <Cards lines={unpriced} why={why} />
      <div className="max-sm:hidden">
        <DataTable
          caption="Records without a price"
          rows={unpriced}
          rowKey={keyOf}
          sorted={{ column: "records", descending: true }}
          show={8}
          columns={columnsWith(why)}
        />
      </div>
    </section>
  );
}
