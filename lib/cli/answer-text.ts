import { standsBeside } from "../analytics/query/answer-csv.ts";
import { isoFromUs } from "../core/time.ts";
import type { Answer, AnswerRow, AnswerValue } from "../wire/answer.ts";
import { count } from "./cost-text.ts";
import { textTable } from "./text-table.ts";

const PERCENT = 100;

function amountText(unit: string, { amount, isAtLeast }: AnswerValue): string {
  if (amount === null) return "unknown";
  if (unit === "usd") return `$${amount}`;
  if (typeof amount === "string") return amount;
  if (unit === "share") return `${(amount * PERCENT).toFixed(2)} %`;
  if (unit === "ms") return `${isAtLeast ? "≥ " : ""}${count(Math.round(amount))} ms`;
  return unit === "ratio" ? amount.toFixed(3) : count(amount);
}

/** With what is left out behind it. */
const valueText = (unit: string, value: AnswerValue): string =>
  `${amountText(unit, value)}${value.isTooFew ? " (few)" : ""}${value.leftOut ? ` (${count(value.leftOut)} left out)` : ""}`;

function placeText({ id }: Answer["by"][number], value: AnswerRow["at"][number]): string {
  if (value === null) return "unknown";
  if (typeof value === "string") return value;
  return id === "hourOfWeek" ? String(value) : isoFromUs(value);
}

/**
 * The rows of an answer as an aligned table, with the sum of the rest and the whole under it; where the period before
 * has the same rows, its values stand beside.
 */
export function answerText(answer: Answer): string {
  const { by, measures, rows, rest, total } = answer;
  const beside = by.length > 0 && standsBeside(answer) ? answer.before : null;
  const values = (of: readonly AnswerValue[] = [], then: readonly AnswerValue[] = []) =>
    measures.flatMap(({ unit }, place) => [
      valueText(unit, of[place] ?? { amount: null }),
      ...(beside ? [valueText(unit, then[place] ?? { amount: null })] : []),
    ]);
  const line = (name: string, cells: readonly string[]) => [
    name,
    ...by.slice(1).map(() => ""),
    ...cells,
  ];
  const lines = rows.map(({ at, values: of }, row) => [
    ...by.map((column, place) => placeText(column, at[place] ?? null)),
    ...values(of, beside?.rows[row]?.values),
  ]);
  const more = rest?.rows ?? beside?.rest?.rows;
  if (more) lines.push(line(`${count(more)} more`, values(rest?.values, beside?.rest?.values)));
  lines.push(line("all", values(total, beside?.total)));
  if (answer.before && !beside) lines.push(line("period before", values(answer.before.total)));
  const names = by.length === 0 ? [""] : by.map(({ title }) => title);
  const titles = measures.flatMap(({ title }) => (beside ? [title, "before"] : [title]));
  const right = titles.map((_, place) => names.length + place);
  const of = answer.shown === "sample" ? ["Made-up sample records.", ""] : [];
  return [...of, textTable([...names, ...titles], lines, right)].join("\n");
}
