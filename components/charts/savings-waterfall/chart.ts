"use client";
import dynamic from "next/dynamic";
import { ChartSkeleton } from "../kit/chart-skeleton.tsx";
import { defineAnswerChart } from "../kit/define-chart.ts";
import { prepareSavingsWaterfall } from "./prepare.ts";
import { WATERFALL_ASK } from "./steps.ts";

export const savingsWaterfall = defineAnswerChart({
  id: "savings-waterfall",
  title: "From list price to what was paid",
  ask: [WATERFALL_ASK],
  prepare: prepareSavingsWaterfall,
  View: dynamic(
    () => import("./view.tsx").then(({ SavingsWaterfallView }) => SavingsWaterfallView),
    { ssr: false, loading: ChartSkeleton },
  ),
  samples: () => import("./sample.ts").then(({ samples }) => samples),
});
