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

/** The rows of an answer as an aligned table, with the sum of the rest and the whole under it. */
export function answerText(answer: Answer): string {
  const { by, measures, rows, rest, total, before } = answer;
  const values = (of: readonly AnswerValue[]) =>
    measures.map(({ unit }, place) => valueText(unit, of[place] ?? { amount: null }));
  const line = (name: string, of: readonly AnswerValue[]) => [
    name,
    ...by.slice(1).map(() => ""),
    ...values(of),
  ];
  const lines = rows.map(({ at, values: of }) => [
    ...by.map((column, place) => placeText(column, at[place] ?? null)),
    ...values(of),
  ]);
  if (rest) lines.push(line(`${count(rest.rows)} more`, rest.values));
  lines.push(line("all", total));
  if (before) lines.push(line("period before", before.total));
  const names = by.length === 0 ? [""] : by.map(({ title }) => title);
  const header = [...names, ...measures.map(({ title }) => title)];
  const right = measures.map((_, place) => names.length + place);
  const of = answer.shown === "sample" ? ["Made-up sample records.", ""] : [];
  return [...of, textTable(header, lines, right)].join("\n");
}
