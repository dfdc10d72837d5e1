"use client";
import { liveValue } from "../live/live-value.ts";

/** What is open above the page: the palette, the list of shortcuts, or nothing. */
export type OpenOverlay = "palette" | "help" | null;

export const openOverlay = liveValue<OpenOverlay>(null);
