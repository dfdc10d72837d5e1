"use client";
import { clsx } from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";
import type { KeyboardEvent } from "react";
import type { CallLine, CallOrder, CallSort } from "../../lib/wire/calls.ts";
import type { CallColumn } from "./call-columns.tsx";

interface HeaderProps {
  readonly column: Pick<CallColumn, "sort" | "header" | "numeric">;
  readonly order: CallOrder;
  readonly onSort: (sort: CallSort) => void;
}

function Header({ column, order, onSort }: HeaderProps) {
  const { sort, header, numeric } = column;
  const active = sort !== undefined && order.sort === sort;
  const Arrow = active && !order.descending ? ArrowUp : ArrowDown;
  const direction = order.descending ? "descending" : "ascending";
  return (
    <th
      scope="col"
      aria-sort={active ? direction : undefined}
      className={clsx(
        "h-8 px-3 font-normal whitespace-nowrap text-ink-3 first:pl-4 last:pr-4",
        numeric ? "text-right" : "text-left",
      )}
    >
      {sort === undefined ? (
        header
      ) : (
        <button
          type="button"
          onClick={() => onSort(sort)}
          className={clsx(
            "group inline-flex min-h-6 items-center gap-1 rounded-mark hover:text-ink",
            active && "text-ink",
            numeric && "flex-row-reverse",
          )}
        >
          {header}
          <Arrow
            size={12}
            aria-hidden
            className={active ? undefined : "opacity-0 group-hover:opacity-60"}
          />
        </button>
      )}
    </th>
  );
}

const STEP: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** From the call in focus to its neighbour; from elsewhere in the table to the first. */
function stepFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = STEP[event.key];
  if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  const calls = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-call]")];
  const here = calls.findIndex((call) => call.matches(":focus"));
  const next = calls[here === -1 ? 0 : here + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}

interface RowProps<Call extends CallLine> {
  readonly call: Call;
  readonly columns: readonly CallColumn<Call>[];
  readonly zone: string;
  readonly isOpen: boolean;
  readonly onOpen: (key: string) => void;
}

function Row<Call extends CallLine>({ call, columns, zone, isOpen, onOpen }: RowProps<Call>) {
  const [first, ...others] = columns;
  return (
    <tr
      onClick={() => onOpen(call.key)}
      className={clsx(
        "cursor-pointer hover:bg-sunken has-focus-visible:bg-accent-soft",
        isOpen && "bg-accent-soft",
      )}
    >
      <td className="h-8 scroll-mt-8 py-0.5 pr-3 pl-4 whitespace-nowrap">
        <button
          type="button"
          data-call={call.key}
          className={clsx("min-h-6 rounded-mark text-left", call.atUs === null && "text-ink-3")}
          onClick={(event) => {
            event.stopPropagation();
            onOpen(call.key);
          }}
        >
          {first?.cell(call, zone)}
        </button>
      </td>
      {others.map((column) => (
        <td
          key={column.id}
          className={clsx(
            "h-8 px-3 py-0.5 whitespace-nowrap last:pr-4",
            column.numeric && "text-right",
          )}
        >
          {column.cell(call, zone)}
        </td>
      ))}
    </tr>
  );
}

interface CallsTableProps<Call extends CallLine> extends Omit<RowProps<Call>, "call" | "isOpen"> {
  /** What the table is called. */
  readonly label?: string;
  readonly calls: readonly Call[];
  readonly open: string | null;
  readonly order: CallOrder;
  readonly onSort: (sort: CallSort) => void;
}

/** Calls as a dense table in a box of its own: j, k and the arrow keys walk, Enter opens. */
export function CallsTable<Call extends CallLine>(props: CallsTableProps<Call>) {
  const { label = "Calls", calls, order, onSort, open, ...row } = props;
  return (
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      onKeyDown={stepFocus}
      className="scroll-box scroll-hint max-h-[75vh] focus-visible:-outline-offset-2"
    >
      <table className="w-full border-separate border-spacing-0 text-13">
        <caption className="sr-only">{label}. Enter opens the one in focus.</caption>
        <thead className="sticky top-0 z-10 bg-panel [&_th]:border-b [&_th]:border-line">
          <tr>
            {row.columns.map((column) => (
              <Header key={column.id} {...{ column, order, onSort }} />
            ))}
          </tr>
        </thead>
        <tbody className="[&>tr:not(:last-child)>td]:border-b [&>tr:not(:last-child)>td]:border-line">
          {calls.map((call) => (
            <Row key={call.key} call={call} isOpen={call.key === open} {...row} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
