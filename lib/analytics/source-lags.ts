import { US_PER_MS } from "../core/time.ts";

export interface SourceLag {
  /** How late figures usually are, in microseconds, by the provider's own words. */
  readonly usualUs: number;
  readonly words: string;
  readonly source: string;
}

const MINUTE_US = 60_000 * US_PER_MS;

const ANTHROPIC: SourceLag = {
  usualUs: 5 * MINUTE_US,
  words: "typically within 5 minutes, occasionally longer",
  source: "platform.claude.com/docs, Usage and Cost API",
};

const AZURE: SourceLag = {
  usualUs: 3 * MINUTE_US,
  words: "20 seconds to 3 minutes on average",
  source: "learn.microsoft.com, Log data ingestion time in Azure Monitor",
};

/** How late figures appear at their source, by format, where its documentation says so. */
export const SOURCE_LAGS: ReadonlyMap<string, SourceLag> = new Map([
  ["anthropic-usage-report", ANTHROPIC],
  ["anthropic-cost-report", ANTHROPIC],
  ["azure-diagnostics", AZURE],
]);
