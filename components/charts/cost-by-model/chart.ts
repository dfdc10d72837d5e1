"use client";
import dynamic from "next/dynamic";
import { ChartSkeleton } from "../kit/chart-skeleton.tsx";
import { defineChart } from "../kit/define-chart.ts";
import { prepareCostByModel } from "./prepare.ts";

export const costByModel = defineChart({
  id: "cost-by-model",
  title: "Cost by model, and what of it could move",
  ask: { measure: "cost", by: "model", bucket: "whole-range" },
  prepare: prepareCostByModel,
  View: dynamic(() => import("./view.tsx").then(({ CostByModelView }) => CostByModelView), {
    ssr: false,
    loading: ChartSkeleton,
  }),
  samples: () => import("./sample.ts").then(({ samples }) => samples),
});
