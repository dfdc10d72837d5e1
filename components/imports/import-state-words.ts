import type { ImportState } from "../../lib/wire/imports.ts";
import type { Tone } from "../ui/badge.tsx";

/** A state's word and tone on screen. */
export const STATE_WORDS: Readonly<
  Record<ImportState, { readonly word: string; readonly tone: Tone }>
> = {
  queued: { word: "waiting", tone: "neutral" },
  running: { word: "importing", tone: "accent" },
  paused: { word: "paused", tone: "warn" },
  interrupted: { word: "interrupted", tone: "warn" },
  done: { word: "done", tone: "neutral" },
  failed: { word: "failed", tone: "loss" },
  cancelled: { word: "cancelled", tone: "neutral" },
  undone: { word: "undone", tone: "neutral" },
};

/** A state's word and tone while the server may not answer: then nobody knows how one that moves stands. */
export const stateBadge = (state: ImportState, away: boolean) =>
  away && isMoving(state) ? ({ word: "no answer", tone: "warn" } as const) : STATE_WORDS[state];

const MOVING: ReadonlySet<ImportState> = new Set(["queued", "running", "interrupted"]);
const OVER: ReadonlySet<ImportState> = new Set(["done", "failed", "cancelled", "undone"]);

/** Whether an import still changes by itself. */
export const isMoving = (state: ImportState): boolean => MOVING.has(state);

/** Whether an import has come to its end, good or bad. */
export const isOver = (state: ImportState): boolean => OVER.has(state);
