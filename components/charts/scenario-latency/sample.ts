import type { ScenarioLatencyData } from "./prepare.ts";

/** Half of the requests at a duration, the rest at twice as long. */
const curve = (seconds: number): NonNullable<ScenarioLatencyData["before"]> => ({
  p95Seconds: seconds * 1.9,
  meanSeconds: seconds * 1.5,
  points: [
    { seconds: seconds / 2, answered: 0 },
    { seconds, answered: 0.5 },
    { seconds: seconds * 2, answered: 1 },
  ],
});

export const samples: Readonly<Record<string, ScenarioLatencyData>> = {
  usual: { before: curve(2), after: curve(8) },
  spread: { before: curve(2), after: { ...curve(8), p95Span: [9, 66] } },
  same: { before: curve(2), after: curve(2) },
  empty: { before: null, after: null },
  hostile: {
    before: { p95Seconds: 1e8, meanSeconds: 1e6, points: [{ seconds: 1e7, answered: 0.2 }] },
    after: { p95Seconds: 0, meanSeconds: 0, points: [{ seconds: 0.05, answered: 1 }] },
  },
};
