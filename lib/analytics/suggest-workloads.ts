import { US_PER_DAY, US_PER_HOUR } from "../core/time.ts";
import type { Answer, AnswerRow } from "../wire/answer.ts";
import type { WorkloadSuggestion } from "../wire/workloads.ts";
import { bulkHours, busiestRun } from "./playbook-evidence.ts";
import { FEWEST_DAYS } from "./playbook-rules.ts";

/** What is looked for among records without a workload, the likeliest to be one purpose first. */
export const SUGGESTED_FIELDS = ["apiKey", "project", "endpoint", "model"] as const;
type Field = (typeof SUGGESTED_FIELDS)[number];

/** Answers about records without a workload: calls and spend by the field, and its calls by hour. */
export interface UnnamedBy {
  readonly field: Field;
  readonly sums: Answer;
  readonly hours: Answer;
}

const FEWEST_CALLS = 200;
const LEAST_SHARE = 0.02;
/** A slice that is nearly all there is sets nothing apart. */
const MOST_SHARE = 0.9;
const FEW_HOURS = 0.12;
const MOST_IN_RUN = 0.75;
const MOST_SUGGESTED = 6;
const HOURS_OF_DAY = 24;

const FIELD_WORDS: Readonly<Record<Field, string>> = {
  apiKey: "key",
  project: "project",
  endpoint: "endpoint",
  model: "model",
};

const percent = (share: number): string => `${Math.round(share * 100)}\u00a0%`;
const clock = (hour: number): string => `${String(hour).padStart(2, "0")}:00`;
const callsOf = ({ values }: AnswerRow): number => Number(values[0]?.amount ?? 0);

/** The pattern that sets a slice apart, in words; `null` where there is none. */
function patternOf(
  { field, hours }: UnnamedBy,
  name: string,
  { share, spanUs }: { readonly share: number; readonly spanUs: number },
): string | null {
  const rows = hours.rows.filter(({ at }) => at[0] === name);
  const bulk = bulkHours(rows.map(callsOf), spanUs / US_PER_HOUR);
  const ofDay = new Array<number>(HOURS_OF_DAY).fill(0);
  for (const row of rows) {
    const hourUs = row.at[1];
    if (typeof hourUs !== "number") continue;
    const hour = Math.floor(hourUs / US_PER_HOUR) % HOURS_OF_DAY;
    ofDay[hour] = (ofDay[hour] ?? 0) + callsOf(row);
  }
  const run = busiestRun(ofDay);
  const hasRhythm = spanUs >= FEWEST_DAYS * US_PER_DAY;
  if (hasRhythm && run.share >= MOST_IN_RUN) {
    return `${percent(run.share)} of its calls start between ${clock(run.fromHour)} and ${clock(run.toHour)} UTC`;
  }
  if (hasRhythm && bulk !== null && bulk <= FEW_HOURS) {
    return `it comes in bursts: four fifths of its calls lie in ${percent(bulk)} of the hours`;
  }
  if (field === "model" || share > MOST_SHARE) return null;
  return `${percent(share)} of the calls without a workload use this ${FIELD_WORDS[field]}`;
}

/** A name that a workload may have. */
const nameFor = (name: string): string => name.trim().slice(0, 100);

/**
 * Slices of the records without a workload that have one clear pattern or one key, project or endpoint of their own, the
 * likeliest first; no tiny ones, and none twice under two fields.
 */
export function suggestWorkloads(
  found: readonly UnnamedBy[],
  { spanUs, taken }: { readonly spanUs: number; readonly taken: readonly string[] },
): readonly WorkloadSuggestion[] {
  const suggested: WorkloadSuggestion[] = [];
  for (const by of found) {
    const all = by.sums.rows.reduce((sum, row) => sum + callsOf(row), 0);
    for (const row of by.sums.rows) {
      const [name] = row.at;
      const calls = callsOf(row);
      if (typeof name !== "string" || nameFor(name) === "" || name.endsWith("*")) continue;
      if (calls < FEWEST_CALLS || calls < all * LEAST_SHARE || taken.includes(nameFor(name)))
        continue;
      const spend = String(row.values[1]?.amount ?? "0");
      const isTwice = suggested.some((one) => one.calls === calls && one.spend === spend);
      const pattern = patternOf(by, name, { share: calls / all, spanUs });
      if (isTwice || pattern === null) continue;
      const reason = `${pattern.charAt(0).toUpperCase()}${pattern.slice(1)}.`;
      suggested.push({ field: by.field, name, workload: nameFor(name), calls, spend, reason });
    }
  }
  return suggested.slice(0, MOST_SUGGESTED);
}
