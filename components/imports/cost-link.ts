import type { ImportSummary } from "../../lib/wire/imports.ts";
import { dayInZone } from "../format/moment.ts";

type Told = Pick<
  ImportSummary,
  "state" | "grain" | "synthetic" | "counts" | "firstUs" | "lastUs" | "undated"
>;

/** The overview of the days (UTC) that finished imports brought records of; `null` where they brought none. */
export function costHref(imports: readonly Told[]) {
  const brought = imports.filter(({ state, counts }) => state === "done" && counts.inserted > 0);
  if (brought.length === 0) return null;
  const query = new URLSearchParams();
  const firsts = brought.flatMap(({ firstUs }) => (firstUs === null ? [] : [firstUs]));
  // An aggregate row that ends at midnight tells of the day before.
  const lasts = brought.flatMap(({ grain, lastUs }) =>
    lastUs === null ? [] : [grain === "call" ? lastUs : lastUs - 1],
  );
  // A period with a beginning would leave out the records that name no time.
  const allDated = brought.every(({ undated }) => undated === 0);
  if (allDated && firsts.length > 0 && lasts.length > 0) {
    query.set("from", dayInZone(Math.min(...firsts), "UTC"));
    query.set("to", dayInZone(Math.max(...lasts), "UTC"));
  }
  if (brought.every(({ synthetic }) => synthetic)) query.set("data", "sample");
  const text = query.toString();
  return text === "" ? "/" : (`/?${text}` as const);
}
