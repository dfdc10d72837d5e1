const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const JS_DATE =
  /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{4}) (\d{2}:\d{2}:\d{2}) GMT([+-]\d{4})/;

/** ISO text of what JavaScript prints of a date, `Wed Nov 18 2026 14:00:00 GMT+0000 (…)`; any other value as it is. */
export function isoOfJsDate(value: unknown): unknown {
  const match = typeof value === "string" ? JS_DATE.exec(value.trim()) : null;
  if (!match) return value;
  const [, monthName = "", day = "", year, time, zone] = match;
  const month = String(MONTHS.indexOf(monthName) + 1).padStart(2, "0");
  return `${year}-${month}-${day.padStart(2, "0")}T${time}${zone}`;
}
