/** What Recharts draws without a stall, measured on two cores. More is re-bucketed, never squeezed in. */
export const CHART_CAPS = {
  bars: 400,
  pointsPerLine: 1_000,
  points: 2_000,
  scatterMarks: 1_500,
  series: 8,
  tableRows: 400,
} as const;

export type MarkKind = "bars" | "points" | "scatterMarks";

/** Whether that many marks of a kind may be drawn. */
export const mayDraw = (kind: MarkKind, marks: number): boolean => marks <= CHART_CAPS[kind];
