import { formatDuration } from "../../format/quantity.ts";

export interface LogAxis {
  readonly low: number;
  readonly top: number;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** The marks that every axis of durations has: 1 s, 10 s, 1 min, 10 min, 1 h, 24 h, and what lies below and above. */
const MAIN = [
  ...[1, 10, 100, SECOND, 10 * SECOND, MINUTE, 10 * MINUTE, HOUR, 24 * HOUR],
  ...[240 * HOUR, 2_400 * HOUR, 24_000 * HOUR],
];
const BETWEEN = [
  ...[2, 5, 20, 50, 200, 500, 2 * SECOND, 5 * SECOND, 20 * SECOND, 30 * SECOND],
  ...[2 * MINUTE, 5 * MINUTE, 20 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR, 12 * HOUR],
];
const ALL = [...MAIN, ...BETWEEN].sort((a, b) => a - b);
const FEW_TICKS = 4;

function around(marks: readonly number[], lowest: number, highest: number) {
  const low = marks.findLast((mark) => mark <= lowest) ?? marks[0] ?? 1;
  const above = marks.find((mark) => mark >= highest && mark > low);
  return { low, top: above ?? marks.at(-1) ?? 10 };
}

/** A logarithmic axis that holds both durations, in milliseconds; where it has few main marks, those between too. */
export function durationAxis(lowest: number, highest: number): LogAxis {
  const least = Math.max(1, Math.min(lowest, highest));
  const { low, top } = around(ALL, least, Math.max(least, highest));
  const within = (marks: readonly number[]) => marks.filter((mark) => mark >= low && mark <= top);
  const main = within(MAIN);
  const marks = main.length >= FEW_TICKS ? main : within(ALL);
  return { low, top, ticks: marks.map((at) => ({ at, label: formatDuration(at) })) };
}

const STEPS = [1, 2, 5] as const;
const MOST_TICKS = 7;

/** A logarithmic axis of any unit above zero, whose ends and marks are 1, 2 or 5 times a power of ten. */
export function powerAxis(
  lowest: number,
  highest: number,
  labelOf: (at: number) => string,
): LogAxis {
  const least = lowest > 0 && Number.isFinite(lowest) ? lowest : 1;
  const most = Math.max(least, Number.isFinite(highest) ? highest : least);
  const first = Math.floor(Math.log10(least));
  const last = Math.ceil(Math.log10(most)) + 1;
  const marks = Array.from({ length: last - first + 1 }, (_, power) =>
    STEPS.map((step) => Number(`${step}e${first + power}`)),
  ).flat();
  const { low, top } = around(marks, least, most);
  const within = marks.filter((mark) => mark >= low && mark <= top);
  const powers = within.filter((mark) => String(mark.toExponential()).startsWith("1e"));
  const shown = within.length <= MOST_TICKS || powers.length < 2 ? within : powers;
  return { low, top, ticks: shown.map((at) => ({ at, label: labelOf(at) })) };
}
