"use client";
import { PERCENTS, SPEEDS } from "../charts/latency-over-time/chart.ts";
import { usePageParameter } from "../filters/use-page-parameter.ts";
import { readHourPrice } from "./hour-price.ts";

/** A choice of the page, kept in its address; the usual one is left out of it. */
interface Choice<Value extends string> {
  readonly value: Value;
  readonly choose: (value: Value) => void;
  /** What the address says instead, where that is none of the choices. */
  readonly wrong: string | null;
}

function useChoice<const Value extends string>(
  name: string,
  values: readonly Value[],
  usual: Value,
): Choice<Value> {
  const [text, set] = usePageParameter(name);
  const found = values.find((value) => value === text);
  return {
    value: found ?? usual,
    wrong: text !== null && found === undefined ? `${name}=${text}` : null,
    choose: (value) => set(value === usual ? null : value),
  };
}

export const QUANTILES = PERCENTS.map((percent) => `p${percent}` as const);
export const WORKS = ["alike", "logged"] as const;
export const PLANE_QUANTILES = ["p50", "p95"] as const;
export const APARTS = ["model", "workload"] as const;
const AGAINST = ["model", "all"] as const;

/** The parameters of the address that this page reads beside filters. */
export const OWN = [
  "speed",
  "quantile",
  "work",
  "density",
  "plane",
  "apart",
  "against",
  "hour",
] as const;

const SHOWN_LENGTH = 40;

/** The choices of the page, as its address says them. */
export function usePageChoices() {
  const [hourText, setHour] = usePageParameter("hour");
  const [density, setDensity] = usePageParameter("density");
  const choices = {
    speed: useChoice("speed", SPEEDS, "latency"),
    quantile: useChoice("quantile", QUANTILES, "p95"),
    work: useChoice("work", WORKS, "alike"),
    plane: useChoice("plane", PLANE_QUANTILES, "p50"),
    apart: useChoice("apart", APARTS, "model"),
    against: useChoice("against", AGAINST, "model"),
  };
  const hour = readHourPrice(hourText);
  const wrong = [
    ...Object.values(choices).map((choice) => choice.wrong),
    hourText !== null && hour === null ? `hour=${hourText}` : null,
  ].flatMap((text) => (text === null ? [] : [text.slice(0, SHOWN_LENGTH)]));
  return { ...choices, hour, setHour, density, setDensity, wrong };
}

export type PageChoices = ReturnType<typeof usePageChoices>;
