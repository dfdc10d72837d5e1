import type { Overview } from "../../lib/wire/overview.ts";
import type { ExportMark } from "../charts/kit/csv.ts";
import { listWords, periodWords } from "../filters/period-words.ts";
import { datedPeriod, isoDaysWords } from "./covered-days.ts";

/** What an export says of itself on every row. */
export function exportMarks(overview: Overview): ExportMark[] {
  const { filters, shown } = overview;
  const lists = listWords(filters);
  return [
    { label: "Period", text: periodWords(filters) },
    { label: "Days", text: isoDaysWords(overview) },
    { label: "Zone", text: filters.zone },
    ...(lists === "" ? [] : [{ label: "Filters", text: lists }]),
    ...(shown === "own" ? [] : [{ label: "Data", text: "synthetic sample" }]),
  ];
}

/** The same in one line, its days in words. */
export function coversWords(overview: Overview): string {
  const others = exportMarks(overview).filter(({ label }) => !["Period", "Days"].includes(label));
  const period = datedPeriod(periodWords(overview.filters), overview);
  return [period, ...others.map(({ text }) => text)].join(" \u00b7 ");
}
