"use client";
import { useMemo } from "react";
import { mayDraw } from "./chart-caps.ts";
import type { ChartModel } from "./chart-model.ts";
import type { Chart } from "./define-chart.ts";

export interface ChartData<Model> {
  readonly model: Model;
  /** False: too many marks; the table is shown instead of the drawing. */
  readonly drawable: boolean;
}

/** The only way from data to a drawing: what is over the caps is never drawn. */
export function chartData<Data, Model extends ChartModel>(
  chart: Pick<Chart<Data, Model>, "prepare">,
  data: Data,
): ChartData<Model> {
  const model = chart.prepare(data);
  return { model, drawable: mayDraw(model.kind, model.marks) };
}

export function useChartData<Data, Model extends ChartModel>(
  chart: Chart<Data, Model>,
  data: Data,
): ChartData<Model> {
  return useMemo(() => chartData(chart, data), [chart, data]);
}
