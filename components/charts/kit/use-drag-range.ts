"use client";
import { useState } from "react";
import type { MouseHandlerDataParam } from "recharts";

interface Drag {
  readonly from: string;
  readonly to: string;
}

const labelOf = ({ activeLabel }: MouseHandlerDataParam): string | null =>
  activeLabel === undefined ? null : String(activeLabel);

/** A drag along the time axis, from the bucket where it began to the one under the pointer. */
export function useDragRange(onDone: (from: string, to: string) => void) {
  const [drag, setDrag] = useState<Drag | null>(null);

  function begin(at: MouseHandlerDataParam): void {
    const label = labelOf(at);
    if (label !== null) setDrag({ from: label, to: label });
  }

  function move(at: MouseHandlerDataParam): void {
    const label = labelOf(at);
    if (drag && label !== null && label !== drag.to) setDrag({ ...drag, to: label });
  }

  function end(): void {
    if (drag && drag.from !== drag.to) {
      const [from, to] = [drag.from, drag.to].sort();
      if (from !== undefined && to !== undefined) onDone(from, to);
    }
    setDrag(null);
  }

  const range = drag && drag.from !== drag.to ? drag : null;
  return { range, begin, move, end };
}
