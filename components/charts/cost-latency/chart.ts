"use client";
import dynamic from "next/dynamic";
import { ChartSkeleton } from "../kit/chart-skeleton.tsx";
import { defineChart } from "../kit/define-chart.ts";
import { prepareCostLatency } from "./prepare.ts";

export const costLatency = defineChart({
  id: "cost-latency",
  title: "What calls cost, and how long they take",
  ask: { measure: "latency", by: "cost", bucket: "whole-range" },
  prepare: prepareCostLatency,
  View: dynamic(() => import("./view.tsx").then(({ CostLatencyView }) => CostLatencyView), {
    ssr: false,
    loading: ChartSkeleton,
  }),
  samples: () => import("./sample.ts").then(({ samples }) => samples),
});
