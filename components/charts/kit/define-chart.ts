import type { ComponentType } from "react";
import type { Ask } from "../../answers/ask.ts";
import type { ChartModel } from "./chart-model.ts";

interface SpokenAsk {
  readonly measure: "cost" | "price" | "latency" | "timeouts";
  readonly by: "tier" | "model" | "tokens" | "cost" | "duration";
  readonly bucket: "day" | "moment" | "whole-range";
}

export interface ChartViewProps<Model> {
  readonly model: Model;
  /** A mark or series was chosen: its value in the dimension that the chart is broken down by. */
  readonly onPick?: (value: string) => void;
  /** A stretch of the time axis was chosen: first and last day, both included. */
  readonly onZoom?: (firstDay: string, lastDay: string) => void;
  readonly onZoomOut?: () => void;
}

interface ChartSpec<Data, Model extends ChartModel> {
  readonly id: string;
  readonly title: string;
  /** The question put to the data: in words, or the questions as they are asked of the stored records. */
  readonly ask: SpokenAsk | readonly Ask[];
  /** Decides everything; pure. */
  readonly prepare: (data: Data) => Model;
  /** Draws and decides nothing; loaded when first shown. */
  readonly View: ComponentType<ChartViewProps<Model>>;
  /** Data for the contract test: usual, empty, hostile, huge. */
  readonly samples: () => Promise<Readonly<Record<string, Data>>>;
}

export interface Chart<Data, Model extends ChartModel> extends ChartSpec<Data, Model> {
  readonly prepareSamples: () => Promise<readonly PreparedSample[]>;
}

export interface PreparedSample {
  readonly name: string;
  readonly model: ChartModel;
}

/** A chart as the list knows it, whatever data it takes. */
export type ListedChart = Pick<Chart<never, ChartModel>, "id" | "title" | "ask" | "prepareSamples">;

/** A chart that is made of answers to its questions alone. */
export type AnswerChart<Data, Model extends ChartModel> = Chart<Data, Model> & {
  readonly ask: readonly Ask[];
};

export function defineAnswerChart<Data, Model extends ChartModel>(
  spec: ChartSpec<Data, Model> & { readonly ask: readonly Ask[] },
): AnswerChart<Data, Model> {
  return { ...defineChart(spec), ask: spec.ask };
}

export function defineChart<Data, Model extends ChartModel>(
  spec: ChartSpec<Data, Model>,
): Chart<Data, Model> {
  return {
    ...spec,
    async prepareSamples() {
      const samples = Object.entries(await spec.samples());
      return samples.map(([name, data]) => ({ name, model: spec.prepare(data) }));
    },
  };
}
