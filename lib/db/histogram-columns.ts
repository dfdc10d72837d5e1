import { HISTOGRAM_BUCKETS } from "../analytics/histogram.ts";

export type Duration = "latency" | "ttft";

const PREFIX = { latency: "l", ttft: "t" } as const satisfies Record<Duration, string>;

/** A column for each bucket of a duration's histogram, null where it is empty: a bit of a row each. */
export const histogramColumns = (duration: Duration): readonly string[] =>
  Array.from({ length: HISTOGRAM_BUCKETS }, (_, bucket) => `${PREFIX[duration]}${bucket}`);

export const HISTOGRAM_COLUMNS: readonly string[] = [
  ...histogramColumns("latency"),
  ...histogramColumns("ttft"),
];
