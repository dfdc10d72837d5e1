"use client";
import dynamic from "next/dynamic";
import { ChartSkeleton } from "../kit/chart-skeleton.tsx";
import { defineChart } from "../kit/define-chart.ts";
import { preparePriceHistory } from "./prepare.ts";

export const priceHistory = defineChart({
  id: "price-history",
  title: "Price per million tokens, by tier",
  ask: { measure: "price", by: "tier", bucket: "moment" },
  prepare: preparePriceHistory,
  View: dynamic(() => import("./view.tsx").then(({ PriceHistoryView }) => PriceHistoryView), {
    ssr: false,
    loading: ChartSkeleton,
  }),
  samples: () => import("./sample.ts").then(({ samples }) => samples),
});
