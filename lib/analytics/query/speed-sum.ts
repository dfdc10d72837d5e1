import { Histogram } from "../histogram.ts";
import type { SpeedCell, SpeedSplit } from "../speed-cell.ts";

/** What speed is asked apart by, whatever the question. */
export const SPEED_BASIS = ["outcome"] as const satisfies readonly SpeedSplit[];

/** Durations of one slice of calls that succeeded. */
export class SpeedSum {
  calls = 0;
  readonly latency = new Histogram();
  readonly ttft = new Histogram();

  add(cell: SpeedCell): void {
    if (cell.outcome !== "success") return;
    this.calls += cell.calls;
    this.latency.merge(cell.latency);
    this.ttft.merge(cell.ttft);
  }
}
