"use client";
import { type RefObject, useCallback, useRef } from "react";

interface Held {
  readonly list: RefObject<HTMLDivElement | null>;
  /** Whether the list is to stay as it is at this moment. */
  readonly isHeld: () => boolean;
}

/** Nothing moves while it is paused or one is open, under the pointer, under the focus, or above what was scrolled to. */
export function useHeld(isStopped: boolean): Held {
  const list = useRef<HTMLDivElement>(null);
  const isHeld = useCallback((): boolean => {
    const box = list.current;
    if (isStopped || box === null) return isStopped;
    const isScrolled = (box.querySelector("table")?.parentElement?.scrollTop ?? 0) > 0;
    return isScrolled || box.matches(":hover") || box.contains(document.activeElement);
  }, [isStopped]);
  return { list, isHeld };
}
