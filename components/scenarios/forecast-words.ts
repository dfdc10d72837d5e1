import { formatUsd } from "../format/money.ts";
import { formatCounted, formatDuration, formatShare } from "../format/quantity.ts";
import {
  FORECAST_SUBJECTS,
  type ForecastSubject,
  type Forecasts,
  type ForecastWeek,
} from "./forecast-weeks.ts";

interface SubjectWords {
  readonly name: string;
  readonly say: (value: number) => string;
  /** What a week must hold to be told of. */
  readonly needs: string;
}

export const SUBJECT_WORDS: Readonly<Record<ForecastSubject, SubjectWords>> = {
  refusals: {
    name: "Refused attempts",
    say: (value) => formatShare(value, 1),
    needs: "twenty attempts that say whether flex had room",
  },
  cost: {
    name: "Cost of a request at flex",
    say: (value) => formatUsd(value.toFixed(12)),
    needs: "twenty single requests that asked for flex and have a price there",
  },
  latency: {
    name: "p95 at flex",
    say: (value) => formatDuration(value * 1_000),
    needs: "forty timed calls at flex",
  },
};

const hitsOf = (weeks: readonly ForecastWeek[]): string =>
  `${weeks.filter(({ isHit }) => isHit).length} of ${formatCounted(weeks.length, "week")}`;

function sentenceOf(subject: ForecastSubject, { weeks, told }: Forecasts): string {
  const { name, needs } = SUBJECT_WORDS[subject];
  const own = weeks.filter((week) => week.subject === subject);
  const measured = own.filter(({ basis }) => basis === "measured");
  const assumed = own.filter(({ basis }) => basis === "assumed");
  const ofAssumed =
    assumed.length === 0
      ? ""
      : `${hitsOf(assumed)} ${measured.length === 0 ? "lay" : "before those"} within what is assumed before anything was seen`;
  if (measured.length > 0) {
    const lay = `${hitsOf(measured)} lay within the band of nine in ten that the weeks before had predicted`;
    return `${name}: ${[lay, ofAssumed].filter(Boolean).join("; ")}.`;
  }
  const found =
    told[subject] === 0 ? "no week holds" : `only ${formatCounted(told[subject], "week")} held`;
  const cannot = `${found} ${needs}, and a forecast takes two weeks before it`;
  return `${name}: ${[ofAssumed, cannot].filter(Boolean).join("; ")}.`;
}

/** How many forecasts held, subject by subject, and where the records cannot tell. */
export function forecastSentences(forecasts: Forecasts): readonly string[] {
  if (FORECAST_SUBJECTS.every((subject) => forecasts.told[subject] === 0)) {
    return [
      "No week of these records holds enough calls at flex, so there is nothing to hold a forecast against: what is said of flex is assumed.",
    ];
  }
  return FORECAST_SUBJECTS.map((subject) => sentenceOf(subject, forecasts));
}
