"use client";
import dynamic from "next/dynamic";
import { ChartSkeleton } from "../kit/chart-skeleton.tsx";
import { defineChart } from "../kit/define-chart.ts";
import { prepareScenarioLatency } from "./prepare.ts";

export const scenarioLatency = defineChart({
  id: "scenario-latency",
  title: "How many requests are answered by when",
  ask: { measure: "latency", by: "duration", bucket: "whole-range" },
  prepare: prepareScenarioLatency,
  View: dynamic(() => import("./view.tsx").then(({ ScenarioLatencyView }) => ScenarioLatencyView), {
    ssr: false,
    loading: ChartSkeleton,
  }),
  samples: () => import("./sample.ts").then(({ samples }) => samples),
});
