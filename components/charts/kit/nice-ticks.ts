const STEPS = [1, 2, 2.5, 5, 10] as const;

export interface NiceTicks {
  readonly top: number;
  readonly ticks: readonly number[];
}

/** Round axis ticks from zero to at least `max`, about `count` of them; a flat zero gets one step. */
export function niceTicks(max: number, count = 4): NiceTicks {
  if (!(max > 0) || !Number.isFinite(max)) return { top: 1, ticks: [0, 1] };
  const rough = max / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = (STEPS.find((factor) => factor * power >= rough * (1 - 1e-9)) ?? 10) * power;
  const steps = Math.ceil((max / step) * (1 - 1e-9));
  const digits = Math.max(0, 2 - Math.floor(Math.log10(step)));
  const ticks = Array.from({ length: steps + 1 }, (_, i) => Number((i * step).toFixed(digits)));
  return { top: ticks.at(-1) ?? 1, ticks };
}
