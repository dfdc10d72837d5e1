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
