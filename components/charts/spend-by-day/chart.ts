"use client";
import dynamic from "next/dynamic";
import { ChartSkeleton } from "../kit/chart-skeleton.tsx";
import { defineChart } from "../kit/define-chart.ts";
import { prepareSpendByDay } from "./prepare.ts";

export const spendByDay = defineChart({
  id: "spend-by-day",
  title: "Spend per day, by tier served",
  ask: { measure: "cost", by: "tier", bucket: "day" },
  prepare: prepareSpendByDay,
  View: dynamic(() => import("./view.tsx").then(({ SpendByDayView }) => SpendByDayView), {
    ssr: false,
    loading: ChartSkeleton,
  }),
  samples: () => import("./sample.ts").then(({ samples }) => samples),
});
