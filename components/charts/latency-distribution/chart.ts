"use client";
import dynamic from "next/dynamic";
import { ChartSkeleton } from "../kit/chart-skeleton.tsx";
import { defineChart } from "../kit/define-chart.ts";
import { prepareLatencyDistribution } from "./prepare.ts";

export const latencyDistribution = defineChart({
  id: "latency-distribution",
  title: "How many calls were done by when",
  ask: { measure: "latency", by: "tier", bucket: "whole-range" },
  prepare: prepareLatencyDistribution,
  View: dynamic(
    () => import("./view.tsx").then(({ LatencyDistributionView }) => LatencyDistributionView),
    { ssr: false, loading: ChartSkeleton },
  ),
  samples: () => import("./sample.ts").then(({ samples }) => samples),
});
