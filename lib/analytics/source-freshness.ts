import { US_PER_HOUR } from "../core/time.ts";
import type { AuditSource, LastDay } from "../wire/audit.ts";
import type { CostCell } from "./cost-cell.ts";
import { SOURCE_LAGS, type SourceLag } from "./source-lags.ts";

/** What was imported in one format. */
export interface SourceImports {
  readonly format: string;
  readonly isAggregate: boolean;
  readonly imports: number;
  /** Where the records reach to: a call's start, the end of an aggregate row. */
  readonly lastRecordUs: number | null;
  readonly lastImportUs: number | null;
  /** When the file with the last record was handed over. */
  readonly broughtUs: number;
}

type Reach = Pick<AuditSource, "completeUntilUs" | "why">;

const wholeHour = (us: number): number => us - (us % US_PER_HOUR);

/** How far an aggregate export is complete: its rows must have ended, and their provider had time to count. */
function aggregateReach(lastUs: number, broughtUs: number, lag: SourceLag | null): Reach {
  if (lastUs > broughtUs) {
    return {
      completeUntilUs: null,
      why: "Its last row had not ended when it was exported: that row will grow.",
    };
  }
  if (lag === null) {
    return {
      completeUntilUs: null,
      why: "Its provider names no delay: the last rows may still have grown after the export.",
    };
  }
  const settledUs = Math.min(lastUs, broughtUs - lag.usualUs);
  return {
    completeUntilUs: wholeHour(settledUs),
    why: "The last whole hour before the export, less the delay that its provider names.",
  };
}

function reachOf({ isAggregate, lastRecordUs, broughtUs, format }: SourceImports): Reach {
  if (lastRecordUs === null) return { completeUntilUs: null, why: "Its records name no time." };
  const lag = SOURCE_LAGS.get(format) ?? null;
  if (isAggregate) return aggregateReach(lastRecordUs, broughtUs, lag);
  const lastUs = lag === null ? lastRecordUs : Math.min(lastRecordUs, broughtUs - lag.usualUs);
  return {
    completeUntilUs: wholeHour(lastUs),
    why: "The last whole hour before its last call, as far as the log itself is whole.",
  };
}

/** How fresh a source is, and until when it can be said to be complete. */
export function sourceFreshness(
  source: SourceImports,
  titleOf: (format: string) => string,
): AuditSource {
  const { broughtUs: _, ...said } = source;
  const lag = SOURCE_LAGS.get(source.format);
  return {
    ...said,
    title: titleOf(source.format),
    ...reachOf(source),
    lag: lag ? { words: lag.words, source: lag.source } : null,
  };
}

const DAYS_BEFORE = 7;
const FEWEST_BEFORE = 3;

/** The last day of each provider; it looks unfinished where it has less than half of the quietest day before it. */
export function lastDays(cells: readonly CostCell[]): readonly LastDay[] {
  const byProvider = new Map<string | null, Map<string, number>>();
  for (const { provider, day, requests } of cells) {
    if (day === null) continue;
    const days = byProvider.get(provider) ?? new Map<string, number>();
    byProvider.set(provider, days);
    days.set(day, (days.get(day) ?? 0) + requests);
  }
  return [...byProvider].flatMap(([provider, days]) => {
    const [last, ...before] = [...days].sort(([a], [b]) => b.localeCompare(a));
    if (!last) return [];
    const compared = before.slice(0, DAYS_BEFORE).map(([, requests]) => requests);
    const quietest = compared.length === 0 ? 0 : Math.min(...compared);
    const [day, requests] = last;
    return {
      ...{ provider, day, requests, quietest, daysBefore: compared.length },
      looksUnfinished: compared.length >= FEWEST_BEFORE && requests * 2 < quietest,
    };
  });
}
