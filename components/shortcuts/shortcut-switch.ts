"use client";
import { liveValue, useLiveValue } from "../live/live-value.ts";
import { keepsShortcutsOff, shortcutCookie } from "./shortcut-cookie.ts";

const areOff = liveValue<boolean | null>(null);

/** Whether single keys do nothing, by the user's choice in this browser. */
export function areShortcutsOff(): boolean {
  return areOff.get() ?? keepsShortcutsOff(document.cookie);
}

/** The same for a part of the page that shows it. */
export function useShortcutsOff(): boolean {
  return useLiveValue(areOff) ?? keepsShortcutsOff(document.cookie);
}

/** Turns single keys off or on, for good. */
export function switchShortcuts(off: boolean): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every supported browser
  document.cookie = shortcutCookie(off);
  areOff.set(off);
}
