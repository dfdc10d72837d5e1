import type { SimulatedSpan } from "../../lib/wire/simulation.ts";

/** Both ends of a figure in words, "4.2 s to 12 min"; one of them where they read alike, `null` where no world was drawn. */
export function spanWords(
  span: SimulatedSpan | null | undefined,
  say: (value: number) => string,
): string | null {
  if (!span) return null;
  const [low, high] = span.map(say);
  return low === high || high === undefined ? (low ?? null) : `${low} to ${high}`;
}
