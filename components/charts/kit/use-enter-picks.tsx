"use client";
import { type KeyboardEvent, type RefObject, useEffect, useRef } from "react";
import { useActiveTooltipLabel, useIsTooltipActive } from "recharts";

/** Stands inside a chart and remembers which mark the keyboard or the pointer is on: only there it can be known. */
export function ActiveMark({ mark }: { readonly mark: RefObject<unknown> }) {
  const label = useActiveTooltipLabel();
  const active = useIsTooltipActive();
  useEffect(() => {
    mark.current = active ? label : null;
  }, [mark, active, label]);
  return null;
}

/**
 * Enter picks the mark that the arrow keys chose; `onPick` answers whether that did anything. What is
 * drawn for the next model has the focus again.
 */
export function useEnterPicks(model: unknown, onPick: (mark: unknown) => boolean) {
  const box = useRef<HTMLDivElement>(null);
  const mark = useRef<unknown>(null);
  const drawnFor = useRef(model);
  const picked = useRef(false);

  useEffect(() => {
    if (drawnFor.current === model) return;
    drawnFor.current = model;
    if (picked.current) box.current?.querySelector<SVGElement>("svg.recharts-surface")?.focus();
    picked.current = false;
  }, [model]);

  function onKeyDownCapture(event: KeyboardEvent): void {
    if (event.key !== "Enter" || mark.current === null || !onPick(mark.current)) return;
    event.stopPropagation(); // Recharts would hide the tooltip
    picked.current = true;
  }

  return { mark, boxProps: { ref: box, onKeyDownCapture } };
}
