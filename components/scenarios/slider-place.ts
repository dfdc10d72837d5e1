import type { NumberSpec } from "./field-spec.ts";

export const SLIDER_STEPS = 200;

const DIGITS = 3;

/** Where on a slider of `SLIDER_STEPS` steps a value stands; values beyond its ends stand at them. */
export function sliderPlace({ from, to, isRatio }: NumberSpec["slider"], value: number): number {
  const share =
    isRatio && from > 0 && value > 0
      ? Math.log(value / from) / Math.log(to / from)
      : (value - from) / (to - from);
  return Math.round(Math.min(1, Math.max(0, share)) * SLIDER_STEPS);
}

/** The value at a place of a slider, with few digits. */
export function sliderValue({ slider, isWhole }: NumberSpec, place: number): number {
  const { from, to, isRatio } = slider;
  const share = place / SLIDER_STEPS;
  const value = isRatio && from > 0 ? from * (to / from) ** share : from + (to - from) * share;
  return isWhole ? Math.round(value) : Number(value.toPrecision(DIGITS));
}

/** The value after a slider was moved to a place: a whole number goes on by one at least, or arrow keys would never leave it. */
export function slidValue(spec: NumberSpec, place: number, before: number | null): number {
  const value = sliderValue(spec, place);
  if (spec.isWhole !== true || before === null || value !== before) return value;
  const { from, to } = spec.slider;
  const by = Math.sign(place - sliderPlace(spec.slider, before));
  return Math.min(to, Math.max(from, before + by));
}
