"use client";
import { clsx } from "clsx";
import { ArrowDown, ArrowUp } from "lucide-react";
import { type ReactNode, useMemo, useState } from "react";
import { Button } from "./button.tsx";
import { type Sorting, type SortValue, sortRows } from "./sort-rows.ts";

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  /** The header is read out but not drawn. */
  readonly bare?: boolean;
  /** Explains the column on hover. */
  readonly hint?: string;
  readonly numeric?: boolean;
  readonly cell: (row: Row) => ReactNode;
  /** Without it the column cannot be sorted. */
  readonly sortBy?: (row: Row) => SortValue;
  /** What an export says, where that is not what the column is sorted by. */
  readonly exact?: (row: Row) => SortValue;
}

interface DataTableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly sorted?: Sorting;
  /** Rows drawn at first; a button draws the rest. */
  readonly show?: number;
  /** Caps the height; the header stays in sight. */
  readonly tall?: boolean;
}

const CELL = "h-9 px-3 py-1 first:pl-4 last:pr-4";

function HeaderCell<Row>({
  column,
  sorting,
  onSort,
}: {
  readonly column: Column<Row>;
  readonly sorting: Sorting | null;
  readonly onSort: () => void;
}) {
  const active = sorting?.column === column.id;
  const Arrow = active && !sorting.descending ? ArrowUp : ArrowDown;
  const order = sorting?.descending ? "descending" : "ascending";
  return (
    <th
      scope="col"
      aria-sort={active ? order : undefined}
      title={column.hint}
      className={clsx(
        "h-8 px-3 font-normal whitespace-nowrap text-ink-3 first:pl-4 last:pr-4",
        column.numeric ? "text-right" : "text-left",
      )}
    >
      {column.sortBy ? (
        <button
          type="button"
          onClick={onSort}
          className={clsx(
            "group inline-flex min-h-6 items-center gap-1 rounded-mark hover:text-ink",
            active && "text-ink",
            column.numeric && "flex-row-reverse",
          )}
        >
          {column.header}
          <Arrow
            size={12}
            aria-hidden
            className={active ? undefined : "opacity-0 group-hover:opacity-60"}
          />
        </button>
      ) : (
        <span className={column.bare ? "sr-only" : undefined}>{column.header}</span>
      )}
    </th>
  );
}

function useSorted<Row>({ columns, rows, sorted }: DataTableProps<Row>) {
  const [sorting, setSorting] = useState<Sorting | null>(sorted ?? null);
  const shown = useMemo(() => {
    const sortBy = columns.find((column) => column.id === sorting?.column)?.sortBy;
    return sortBy && sorting ? sortRows(rows, sortBy, sorting.descending) : rows;
  }, [columns, rows, sorting]);

  function sort({ id, numeric = false }: Column<Row>): void {
    const again = sorting?.column === id;
    setSorting({ column: id, descending: again ? !sorting.descending : numeric });
  }
  return { sorting, shown, sort };
}

/** A dense table that sorts by its headers and scrolls inside its own box. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, rowKey, show = 100, tall } = props;
  const { sorting, shown, sort } = useSorted(props);
  const [all, setAll] = useState(false);
  const drawn = all ? shown : shown.slice(0, show);
  return (
    <>
      <section
        aria-label={caption}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
        tabIndex={0}
        className={clsx(
          "scroll-box scroll-hint last:rounded-b-box focus-visible:-outline-offset-2",
          tall && "max-h-140",
        )}
      >
        <table className="w-full border-separate border-spacing-0 text-13">
          <caption className="sr-only">{caption}</caption>
          <thead className="sticky top-0 z-10 bg-panel [&_th]:border-b [&_th]:border-line">
            <tr>
              {columns.map((column) => (
                <HeaderCell
                  key={column.id}
                  column={column}
                  sorting={sorting}
                  onSort={() => sort(column)}
                />
              ))}
            </tr>
          </thead>
          <tbody className="[&>tr:not(:last-child)>td]:border-b [&>tr:not(:last-child)>td]:border-line">
            {drawn.map((row) => (
              <tr key={rowKey(row)} className="hover:bg-sunken">
                {columns.map((column) => (
                  <td
                    key={column.id}
                    className={clsx(CELL, column.numeric && "text-right whitespace-nowrap")}
                  >
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {rows.length > drawn.length ? (
        <div className="border-t border-line px-2 py-2">
          <p className="hidden px-2 text-12 print:block">
            {drawn.length} of {rows.length} rows are printed.
          </p>
          <Button size="small" look="quiet" className="no-print" onClick={() => setAll(true)}>
            Show all {rows.length}
          </Button>
        </div>
      ) : null}
    </>
  );
}
