import { clsx } from "clsx";
import type { ChartTable as Table } from "./chart-model.ts";

/** The chart as a table: the same figures, for reading and for screen readers. */
export function ChartTable({
  caption,
  table,
}: {
  readonly caption: string;
  readonly table: Table;
}) {
  const { columns, rows } = table;
  return (
    <section
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
      tabIndex={0}
      className="scroll-box scroll-hint max-h-90 focus-visible:-outline-offset-2"
    >
      <table className="w-full border-separate border-spacing-0 text-13">
        <caption className="sr-only">{caption}</caption>
        <thead className="sticky top-0 bg-panel">
          <tr>
            {columns.map(({ label, numeric }) => (
              <th
                key={label}
                scope="col"
                className={clsx(
                  "h-8 border-b border-line px-3 font-normal whitespace-nowrap text-ink-3 first:pl-4 last:pr-4",
                  numeric ? "text-right" : "text-left",
                )}
              >
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, line) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a finished table keep their place
            <tr key={line}>
              {row.map(({ text, exact }, place) => (
                <td
                  // biome-ignore lint/suspicious/noArrayIndexKey: cells keep their column
                  key={place}
                  title={exact === text ? undefined : exact}
                  className={clsx(
                    "h-7 px-3 first:pl-4 last:pr-4",
                    columns[place]?.numeric && "text-right whitespace-nowrap",
                  )}
                >
                  {text}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
