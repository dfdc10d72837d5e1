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

/** Whether the rows of the period before stand beside those of the period. */
export const standsBeside = ({ by, before }: Pick<Answer, "by" | "before">): boolean =>
  before !== null && !by.some(({ isTime }) => isTime);

/**
 * An answer as CSV with CRLF line ends: exact money, shares from 0 to 1, milliseconds. A measure of which something is
 * left out has a second column that counts it; where the period before stands beside, one for its value then. What the
 * limit left out is a last row, named so in its first cell.
 */
export function answerCsv(answer: Answer): string {
  const { by, measures, rows, rest, total } = answer;
  const before = standsBeside(answer) ? answer.before : null;
  const isPartial = measures.map((_, place) =>
    [...rows.map(({ values }) => values), total].some((values) => values[place]?.leftOut),
  );
  const cells = (values: readonly AnswerValue[], then: readonly AnswerValue[] | undefined) =>
    values.flatMap((value, place) => [
      valueText(value),
      ...(isPartial[place] ? [String(value.leftOut ?? 0)] : []),
      ...(before ? [valueText(then?.[place] ?? { amount: null })] : []),
    ]);
  const header = [
    ...by.map(({ id }) => id),
    ...measures.flatMap(({ id }, place) => [
      id,
      ...(isPartial[place] ? [`${id}.leftOut`] : []),
      ...(before ? [`${id}.before`] : []),
    ]),
  ];
  const lines = [header.join(",")];
  if (by.length === 0) lines.push(cells(total, before?.total).join(","));
  for (const [line, { at, values }] of rows.entries()) {
    const names = by.map((column, place) => placeText(column, at[place] ?? null));
    lines.push([...names, ...cells(values, before?.rows[line]?.values)].join(","));
  }
  const left = rest ?? before?.rest;
  if (left) {
    const [, ...others] = by;
    const name = csvCell(`(${left.rows} more)`);
    const nothing = measures.map(() => ({ amount: null }));
    const amounts = cells(rest?.values ?? nothing, before?.rest?.values);
    lines.push([name, ...others.map(() => ""), ...amounts].join(","));
  }
  return `${lines.join("\r\n")}\r\n`;
}
