"use client";
import { liveValue, useLiveValue } from "../live/live-value.ts";
import { type Theme, themeCookie } from "./theme.ts";

const chosen = liveValue<Theme | null>(null);

/** Shows the page in a theme from now on, here and wherever it is opened in this browser. */
export function chooseTheme(next: Theme): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every supported browser
  document.cookie = themeCookie(next);
  document.documentElement.classList.remove("light", "dark");
  if (next !== "system") document.documentElement.classList.add(next);
  chosen.set(next);
}

/** The theme chosen since the page was opened, else the one that it came with. */
export const useTheme = (initial: Theme): Theme => useLiveValue(chosen) ?? initial;
