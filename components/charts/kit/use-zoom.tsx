"use client";
import { ReferenceArea } from "recharts";
import { useDragRange } from "./use-drag-range.ts";

/** A place of a chart's time axis with its days, both included. */
export interface ZoomPlace {
  readonly key: string;
  readonly firstDay: string;
  readonly lastDay: string;
}

/** A drag along a time axis of named places: what the chart listens to, and the stretch that it draws meanwhile. */
export function useZoom(
  places: readonly ZoomPlace[],
  onZoom: ((firstDay: string, lastDay: string) => void) | undefined,
) {
  const { range, begin, move, end } = useDragRange((from, to) => {
    const [first, last] = [from, to].map((at) => places.find(({ key }) => key === at));
    if (first && last) onZoom?.(first.firstDay, last.lastDay);
  });
  return {
    listeners: { onMouseDown: begin, onMouseMove: move, onMouseUp: end, onMouseLeave: end },
    stretch: range ? (
      <ReferenceArea x1={range.from} x2={range.to} fill="var(--accent)" fillOpacity={0.14} />
    ) : null,
  };
}
