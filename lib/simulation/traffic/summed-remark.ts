/** Beyond so many, calls are summed by the hour instead of read one by one. */
export const MOST_SINGLE_CALLS = 300_000;

const count = (calls: number): string => calls.toLocaleString("en-US");

/** What to say where so many calls were summed by the hour, and of how many of them single ones were looked at. */
export const summedRemark = (calls: number, sampled: number): string =>
  `The ${count(calls)} calls were read as sums by the hour: money is exact; arrivals are spread over their hour, durations are those of ${count(sampled)} calls chosen by chance, each attempt by itself, and charged calls that failed count as requests.`;
