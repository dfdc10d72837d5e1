/** Beyond so many, calls are summed by the hour instead of read one by one. */
export const MOST_SINGLE_CALLS = 300_000;

/** What to say where calls were summed by the hour; nothing where they came one by one. */
export function summedRemarks(calls: number, areCallsSingle: boolean): readonly string[] {
  if (areCallsSingle || calls <= MOST_SINGLE_CALLS) return [];
  const all = calls.toLocaleString("en-US");
  return [
    `The ${all} calls were read as sums by the hour: money is exact; arrivals are spread over their hour, nothing tells how long calls take, and charged calls that failed count as requests.`,
  ];
}
