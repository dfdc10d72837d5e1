"use client";
import dynamic from "next/dynamic";
import { ChartSkeleton } from "../kit/chart-skeleton.tsx";
import { defineChart } from "../kit/define-chart.ts";
import { prepareLatencyDensity } from "./prepare.ts";

export const latencyDensity = defineChart({
  id: "latency-density",
  title: "Latency against output tokens",
  ask: { measure: "latency", by: "tokens", bucket: "whole-range" },
  prepare: prepareLatencyDensity,
  View: dynamic(() => import("./view.tsx").then(({ LatencyDensityView }) => LatencyDensityView), {
    ssr: false,
    loading: ChartSkeleton,
  }),
  samples: () => import("./sample.ts").then(({ samples }) => samples),
});
