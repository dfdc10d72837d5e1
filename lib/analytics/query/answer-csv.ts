import { csvCell } from "../../core/csv-cell.ts";
import { isoFromUs } from "../../core/time.ts";
import type { Answer, AnswerRow, AnswerValue } from "../../wire/answer.ts";

type Column = Answer["by"][number];

/** Times as ISO 8601 in UTC, the hour of the week and counts as their number, an unknown name as an empty cell. */
function placeText({ id, isTime }: Column, value: AnswerRow["at"][number]): string {
  if (value === null) return "";
  if (typeof value === "string") return csvCell(value);
  return id === "hourOfWeek" || !isTime ? String(value) : isoFromUs(value);
}

const valueText = ({ amount }: AnswerValue): string => (amount === null ? "" : String(amount));

/**
 * An answer as CSV with CRLF line ends: exact money, shares from 0 to 1, milliseconds. A measure of which something is
 * left out has a second column that counts it. What the limit left out is a last row, named so in its first cell.
 */
export function answerCsv({ by, measures, rows, rest, total }: Answer): string {
  const isPartial = measures.map((_, place) =>
    [...rows.map(({ values }) => values), total].some((values) => values[place]?.leftOut),
  );
  const cells = (values: readonly AnswerValue[]): string[] =>
    values.flatMap((value, place) =>
      isPartial[place] ? [valueText(value), String(value.leftOut ?? 0)] : [valueText(value)],
    );
  const header = [
    ...by.map(({ id }) => id),
    ...measures.flatMap(({ id }, place) => (isPartial[place] ? [id, `${id}.leftOut`] : [id])),
  ];
  const lines = [header.join(",")];
  if (by.length === 0) lines.push(cells(total).join(","));
  for (const { at, values } of rows) {
    const names = by.map((column, place) => placeText(column, at[place] ?? null));
    lines.push([...names, ...cells(values)].join(","));
  }
  if (rest) {
    const [, ...others] = by;
    const name = csvCell(`(${rest.rows} more)`);
    lines.push([name, ...others.map(() => ""), ...cells(rest.values)].join(","));
  }
  return `${lines.join("\r\n")}\r\n`;
}
