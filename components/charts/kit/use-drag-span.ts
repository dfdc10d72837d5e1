"use client";
import { useState } from "react";
import type { MouseHandlerDataParam } from "recharts";

interface Span {
  readonly from: number;
  readonly to: number;
}

const placeOf = ({ activeLabel }: MouseHandlerDataParam): number | null => {
  const at = Number(activeLabel);
  return activeLabel === undefined || !Number.isFinite(at) ? null : at;
};

/** A drag along an axis of numbers, from the place where it began to the one under the pointer. */
export function useDragSpan(onDone: (from: number, to: number) => void) {
  const [span, setSpan] = useState<Span | null>(null);

  function begin(at: MouseHandlerDataParam): void {
    const place = placeOf(at);
    if (place !== null) setSpan({ from: place, to: place });
  }

  function move(at: MouseHandlerDataParam): void {
    const place = placeOf(at);
    if (span && place !== null && place !== span.to) setSpan({ ...span, to: place });
  }

  function end(): void {
    if (span && span.from !== span.to) {
      onDone(Math.min(span.from, span.to), Math.max(span.from, span.to));
    }
    setSpan(null);
  }

  return { span: span && span.from !== span.to ? span : null, begin, move, end };
}
