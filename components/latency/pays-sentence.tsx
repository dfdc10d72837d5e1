import type { TierPays } from "../../lib/wire/latency.ts";
import { paysName, paysWords, usdWords, type Verdict, verdictAt } from "./pays-words.ts";

interface PaysSentenceProps {
  readonly rows: readonly TierPays[];
  readonly hour: number | null;
  readonly apart: "model" | "workload";
}

const MOST_NAMED = 3;

function listed(names: readonly string[]): string {
  if (names.length === 0) return "nothing";
  const more = names.length - MOST_NAMED;
  const shown = names.slice(0, MOST_NAMED).join(", ");
  return more > 0 ? `${shown} and ${more} more` : shown;
}

/** What the table says, in a sentence or two. */
export function PaysSentence({ rows, hour, apart }: PaysSentenceProps) {
  const known = rows.filter(({ pays }) => pays !== null);
  const [first] = known;
  if (rows.length === 0) {
    return (
      <p className="text-13 text-ink-2">
        No call of this period was served at another tier than standard and has a price there, so
        nothing was saved by waiting and nothing can be weighed.
      </p>
    );
  }
  if (!first) {
    return (
      <p className="text-13 text-ink-2">
        What was served at other tiers has no like work at standard to be held against: at least
        thirty timed calls of either, of the same model and about as much output.
      </p>
    );
  }
  if (hour === null) {
    return (
      <p className="text-13 text-ink-2" aria-live="polite">
        {paysName(first, apart)} pays {paysWords(first).words} of a call's waiting. Set what an hour
        is worth to you, and see where waiting stops paying.
      </p>
    );
  }
  const named = (verdict: Verdict) =>
    known.filter((row) => verdictAt(row, hour) === verdict).map((row) => paysName(row, apart));
  const even = named("about-even");
  return (
    <p className="text-13 text-ink-2" aria-live="polite">
      At {usdWords(hour)} an hour of waiting pays: {listed(named("pays"))}. Does not pay:{" "}
      {listed(named("does-not-pay"))}.{even.length > 0 ? ` About even: ${listed(even)}.` : null}
    </p>
  );
}
