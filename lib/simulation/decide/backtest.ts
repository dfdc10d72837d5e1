/** A forecast made from earlier weeks alone. */
export interface Forecast {
  readonly point: number;
  readonly low: number;
  readonly high: number;
}

export interface BacktestWeek extends Forecast {
  /** Its place among the weeks. */
  readonly week: number;
  readonly actual: number;
  readonly isHit: boolean;
}

export interface Backtest {
  readonly weeks: readonly BacktestWeek[];
  /** The share of weeks that lay within their band; `null` where none was predicted. */
  readonly hitRate: number | null;
}

/**
 * How forecasts would have fared: for each week, what `predict` makes of the weeks before it against what happened. Of
 * the week itself it may read what was run, never what became of it. It answers `null` where the weeks are too few.
 */
export function backtest<Week>(
  weeks: readonly Week[],
  predict: (earlier: readonly Week[], week: Week) => Forecast | null,
  actualOf: (week: Week) => number,
): Backtest {
  const judged = weeks.flatMap((week, place): BacktestWeek[] => {
    const told = predict(weeks.slice(0, place), week);
    if (told === null) return [];
    const actual = actualOf(week);
    return [{ ...told, week: place, actual, isHit: actual >= told.low && actual <= told.high }];
  });
  const hits = judged.filter(({ isHit }) => isHit).length;
  return { weeks: judged, hitRate: judged.length === 0 ? null : hits / judged.length };
}
