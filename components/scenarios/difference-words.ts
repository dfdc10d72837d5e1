import { delayPrice } from "../../lib/simulation/decide/break-even.ts";
import type { SimulatedCost } from "../../lib/wire/simulation.ts";
import { differenceUsd, formatUsd } from "../format/money.ts";
import { MINUS } from "../format/number-text.ts";
import type { Evaluation } from "./evaluate.ts";

const absolute = (usd: string): string => usd.replace(/^-/, "");

/** Plain digits of a number: "0.00042", never "4.2e-4". */
const plainUsd = (value: number, decimals: number): string =>
  value.toFixed(Math.min(20, Math.max(0, decimals)));

/** Dollars rounded to two digits of a width, for a range; as they are where it has none. */
export function roundedUsd(usd: string, width: number): string {
  if (!(width > 0)) return usd;
  const step = 10 ** (Math.floor(Math.log10(width)) - 1);
  const decimals = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  return plainUsd(Math.round(Number(usd) / step) * step, decimals);
}

/** The same for the screen: without cents where these say nothing. */
function shownUsd(usd: string, width: number): string {
  const text = formatUsd(roundedUsd(usd, width));
  return width >= 10 ? text.replace(/\.00$/, "") : text;
}

/** Two amounts as a range, rounded to what tells them apart: "$310 to $420"; one where they are alike. */
export function usdRange(low: string, high: string): string {
  const width = Number(high) - Number(low);
  const [from, to] = [low, high].map((end) => shownUsd(end, width));
  return from === to || to === undefined ? String(from) : `${from} to ${to}`;
}

export interface Difference {
  /** Above zero where the scenario costs less than today. */
  readonly savedUsd: string;
  /** 90 %; both ends alike with point assumptions. */
  readonly savedRange: readonly [string, string];
}

/** What a scenario would save; `null` where today's cost is not known. */
export function differenceOf({ today, scenario, interval90 }: SimulatedCost): Difference | null {
  if (today === null) return null;
  const less = (usd: string): string => differenceUsd(today, usd) ?? "0";
  const [low, high] = interval90;
  return { savedUsd: less(scenario), savedRange: [less(high), less(low)] };
}

/** "saves $310 to $420", "costs $12 more", "between costing $5 more and saving $7". */
export function differenceWords({ savedRange: [low, high] }: Difference): string {
  const [from, to] = [Number(low), Number(high)];
  if (from === 0 && to === 0) return "costs the same";
  if (from >= 0) return `saves ${usdRange(low, high)}`;
  if (to <= 0) return `costs ${usdRange(absolute(high), absolute(low))} more`;
  const width = to - from;
  const [loss, gain] = [absolute(low), high].map((end) => shownUsd(end, width));
  return `comes out between costing ${loss} more and saving ${gain}`;
}

/** The difference as a figure: "−$420 to −$310", a true minus where it costs less than today. */
export function differenceFigure({ savedRange: [low, high] }: Difference): string {
  const width = Number(high) - Number(low);
  const ends = [high, low].map((end) => {
    const rounded = roundedUsd(end, width);
    const text = shownUsd(absolute(end), width);
    if (Number(rounded) === 0) return text;
    return `${Number(rounded) > 0 ? MINUS : "+"}${text}`;
  });
  const [best = "", worst = ""] = ends;
  return best === worst ? best : `${best} to ${worst}`;
}

export type Verdict =
  | { readonly kind: "same" | "always" | "never" | "untimed" | "unpriced" }
  | {
      readonly kind: "below" | "above";
      readonly usdPerHour: number;
      readonly extraSeconds: number;
    };

/** Whether the change is worth it, and up to (or from) which price of an hour that one request is answered later. */
export function verdictOf({ before, after }: Pick<Evaluation, "before" | "after">): Verdict {
  const difference = differenceOf(after.answer.cost);
  const { requests } = after.answer;
  if (difference === null || requests === 0) return { kind: "unpriced" };
  const saved = Number(difference.savedUsd);
  if (before.curve === null || after.curve === null) return { kind: "untimed" };
  const extraSeconds = after.curve.meanSeconds - before.curve.meanSeconds;
  if (saved === 0 && Math.abs(extraSeconds) < 1e-9) return { kind: "same" };
  const price = delayPrice({ savedUsd: saved / requests, extraSeconds });
  return "usdPerHour" in price ? { ...price, extraSeconds } : { kind: price.kind };
}
