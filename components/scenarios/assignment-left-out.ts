import type { Unevaluable } from "../../lib/simulation/traffic/traffic.ts";
import { formatCounted } from "../format/quantity.ts";
import { leftOutReason } from "./left-out-reasons.ts";

const MOST_LINES = 4;

/** Records that no assignment can be told of, by model and reason; the most first. */
export function unevaluableWords(lines: readonly Unevaluable[]): readonly string[] {
  const told = lines
    .slice(0, MOST_LINES)
    .map(
      ({ model, reason, records }) =>
        `${model ?? "An unnamed model"}: ${formatCounted(records, "record")} in no sum, for ${leftOutReason(reason)}.`,
    );
  const rest = lines.slice(MOST_LINES);
  const records = rest.reduce((sum, line) => sum + line.records, 0);
  const more = `${formatCounted(records, "record")} of other models are in no sum either.`;
  return rest.length === 0 ? told : [...told, more];
}
