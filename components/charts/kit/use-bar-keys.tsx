"use client";
import { type KeyboardEvent as KeyPress, type RefObject, useEffect, useRef } from "react";
import { useActiveTooltipLabel, useIsTooltipActive } from "recharts";

/** Recharts counts bars that lie down from the lowest to the highest, by the keys for left and right. */
const TURNED: Readonly<Record<string, string>> = {
  ArrowDown: "ArrowLeft",
  ArrowUp: "ArrowRight",
};

export interface BarKeys {
  readonly box: RefObject<HTMLDivElement | null>;
  /** The bar that the keyboard or the pointer is on. */
  readonly mark: RefObject<unknown>;
  readonly picked: RefObject<boolean>;
}

/** Stands inside a chart, where alone it can be known which bar is the active one, and when the chart is there. */
export function ActiveBar({ keys: { box, mark, picked } }: { readonly keys: BarKeys }) {
  const label = useActiveTooltipLabel();
  const active = useIsTooltipActive();
  useEffect(() => {
    mark.current = active ? label : null;
  }, [mark, active, label]);
  useEffect(() => {
    if (picked.current) box.current?.querySelector<SVGElement>("svg.recharts-surface")?.focus();
    picked.current = false;
  }, [box, picked]);
  return null;
}

/**
 * Keys for a chart of bars that lie down: up and down go from bar to bar, Enter picks one (`onPick`
 * answers whether that did anything), and the chart that is drawn next has the focus again.
 */
export function useBarKeys(onPick: (mark: unknown) => boolean) {
  const box = useRef<HTMLDivElement>(null);
  const mark = useRef<unknown>(null);
  const picked = useRef(false);

  function onKeyDownCapture(event: KeyPress): void {
    const turned = TURNED[event.key];
    if (turned !== undefined) {
      event.preventDefault();
      event.target.dispatchEvent(new KeyboardEvent("keydown", { key: turned, bubbles: true }));
      return;
    }
    if (event.key !== "Enter" || mark.current === null || !onPick(mark.current)) return;
    event.stopPropagation(); // Recharts would hide the tooltip
    picked.current = true;
  }

  return { keys: { box, mark, picked }, boxProps: { ref: box, onKeyDownCapture } };
}
