import type { ImportState } from "../../lib/wire/imports.ts";
import type { Tone } from "../ui/badge.tsx";

/** A state's word and tone on screen. */
export const STATE_WORDS: Readonly<
  Record<ImportState, { readonly word: string; readonly tone: Tone }>
> = {
  queued: { word: "waiting", tone: "neutral" },
  running: { word: "importing", tone: "accent" },
  interrupted: { word: "interrupted", tone: "warn" },
  paused: { word: "paused", tone: "warn" },
  done: { word: "done", tone: "neutral" },
  failed: { word: "failed", tone: "loss" },
  cancelled: { word: "cancelled", tone: "neutral" },
  undone: { word: "undone", tone: "neutral" },
};
