"use client";
import dynamic from "next/dynamic";
import { ChartSkeleton } from "../kit/chart-skeleton.tsx";
import { defineAnswerChart } from "../kit/define-chart.ts";
import { prepareLatencyOverTime } from "./prepare.ts";

export const SPEEDS = ["latency", "ttft"] as const;
export const PERCENTS = [50, 90, 95, 99] as const;
export type Speed = (typeof SPEEDS)[number];
export type Percent = (typeof PERCENTS)[number];

const NAMES = { latency: "Latency", ttft: "Time to first token" } as const;

const View = dynamic(
  () => import("./view.tsx").then(({ LatencyOverTimeView }) => LatencyOverTimeView),
  { ssr: false, loading: ChartSkeleton },
);

const chartOf = (speed: Speed, percent: Percent) =>
  defineAnswerChart({
    id: `${speed}-p${percent}-over-time`,
    title: `${NAMES[speed]} p${percent} over time, by tier served`,
    ask: [{ measures: [`${speed}.p${percent}`], by: ["time", "servedTier"] }],
    prepare: prepareLatencyOverTime,
    View,
    samples: () => import("./sample.ts").then(({ samples }) => samples),
  });

/** One chart for each quantile of either duration. */
export const latencyOverTime = SPEEDS.flatMap((speed) =>
  PERCENTS.map((percent) => ({ speed, percent, chart: chartOf(speed, percent) })),
);
