"use client";
import dynamic from "next/dynamic";
import { ChartSkeleton } from "../kit/chart-skeleton.tsx";
import { defineAnswerChart } from "../kit/define-chart.ts";
import { TIME_LOST_ASK } from "./ask.ts";
import { prepareTimeLost } from "./prepare.ts";

export const timeLost = defineAnswerChart({
  id: "time-lost",
  title: "Time lost, by tier asked for first",
  ask: [TIME_LOST_ASK],
  prepare: prepareTimeLost,
  View: dynamic(() => import("../kit/lying-bars-view.tsx").then((kit) => kit.LyingBarsView), {
    ssr: false,
    loading: ChartSkeleton,
  }),
  samples: () => import("./sample.ts").then(({ samples }) => samples),
});
