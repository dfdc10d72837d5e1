import type { Answer, AnswerRow } from "../../lib/wire/answer.ts";
import { dayInZone, formatDay, formatMoment } from "../format/moment.ts";

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
const HOURS = 24;

/** An hour of the week, 0 being Monday's first: "Mon 00:00". */
export const hourOfWeekWords = (hour: number): string =>
  `${WEEKDAYS[Math.floor(hour / HOURS)] ?? ""} ${String(hour % HOURS).padStart(2, "0")}:00`;

/** A value of a dimension as it reads on screen; "unknown" where records do not say. */
export function placeWords(
  { id, isTime }: Answer["by"][number],
  value: AnswerRow["at"][number] | undefined,
  zone: string,
): string {
  if (value === null || value === undefined) return "unknown";
  if (typeof value === "string") return value;
  if (!isTime) return String(value);
  if (id === "hourOfWeek") return hourOfWeekWords(value);
  if (id === "hour") return formatMoment(value, zone);
  const day = formatDay(dayInZone(value, zone));
  return id === "month" ? day.replace(/^\d+ /, "") : day;
}
