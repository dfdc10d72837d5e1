import { drawLogNormal } from "../core/distributions.ts";
import type { Random } from "../core/random.ts";
import { isBusy } from "./calendar.ts";
import type { SampleModel } from "./profile.ts";
import type { DrawnTokens } from "./token-draws.ts";

export interface DrawnLatency {
  readonly totalMs: number;
  readonly firstTokenMs: number;
}

const PREFILL_MS_PER_TOKEN = 0.02;
const BUSY_FACTOR = 1.2;
const FIRST_TOKEN_SPREAD = { median: 1, sigma: 0.35 };
const SPEED_SPREAD = { median: 1, sigma: 0.25 };
const PRIORITY_FACTOR = 0.65;

/** No published measurement of flex exists; this is an assumption: 2.3 times slower, some calls held back. */
const FLEX_SLOWDOWN = { median: 2.3, sigma: 0.5 };
const FLEX_HELD_SHARE = 0.06;
const FLEX_HELD_MS = { median: 45_000, sigma: 1 };

/** Milliseconds that a served call takes: to its first token, then by output token; cached input is free. */
export function drawLatency(
  random: Random,
  model: SampleModel,
  tier: string | null,
  drawn: DrawnTokens,
  startUs: number,
): DrawnLatency {
  const first = drawLogNormal(random, FIRST_TOKEN_SPREAD);
  const speed = drawLogNormal(random, SPEED_SPREAD) * (isBusy(startUs) ? BUSY_FACTOR : 1);
  const slowdown = drawLogNormal(random, FLEX_SLOWDOWN);
  const held = random.next() < FLEX_HELD_SHARE;
  const heldMs = drawLogNormal(random, FLEX_HELD_MS);

  const factor = tier === "flex" ? slowdown : tier === "priority" ? PRIORITY_FACTOR : 1;
  const waitMs = tier === "flex" && held ? heldMs : 0;
  const prefillMs = (drawn.input - drawn.cached) * PREFILL_MS_PER_TOKEN;
  const perTokenMs = model.msPerToken * speed * factor;
  const thinkingMs = (drawn.reasoning ?? 0) * perTokenMs;
  const firstTokenMs = waitMs + (model.ttftMs + prefillMs) * first * factor + thinkingMs;
  const visible = drawn.output - (drawn.reasoning ?? 0);
  return { firstTokenMs, totalMs: firstTokenMs + visible * perTokenMs };
}
