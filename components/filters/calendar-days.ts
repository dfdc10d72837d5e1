import { addDays } from "../format/moment.ts";

/** A first and a last day, both included, as ISO days. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

const isoDay = (year: number, month: number, day: number): string =>
  new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10);

const numbersOf = (day: string): readonly [year: number, month: number] => [
  Number(day.slice(0, 4)),
  Number(day.slice(5, 7)) - 1,
];

/** The whole months from `months` after (before, where negative) the month of a day, `count` of them. */
export function monthsFrom(day: string, months: number, count = 1): Days {
  const [year, month] = numbersOf(day);
  return {
    from: isoDay(year, month + months, 1),
    to: isoDay(year, month + months + count, 0),
  };
}

/** How many whole months the days are, from a first to a last of a month; `null` where they are none. */
export function wholeMonths({ from, to }: Days): number | null {
  if (!from.endsWith("-01") || !addDays(to, 1).endsWith("-01")) return null;
  const [[fromYear, fromMonth], [toYear, toMonth]] = [numbersOf(from), numbersOf(to)];
  return (toYear - fromYear) * 12 + toMonth - fromMonth + 1;
}
