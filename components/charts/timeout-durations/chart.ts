"use client";
import dynamic from "next/dynamic";
import { ChartSkeleton } from "../kit/chart-skeleton.tsx";
import { defineChart } from "../kit/define-chart.ts";
import { prepareTimeoutDurations } from "./prepare.ts";

export const timeoutDurations = defineChart({
  id: "timeout-durations",
  title: "How long calls waited that timed out",
  ask: { measure: "timeouts", by: "duration", bucket: "whole-range" },
  prepare: prepareTimeoutDurations,
  View: dynamic(() => import("../kit/lying-bars-view.tsx").then((kit) => kit.LyingBarsView), {
    ssr: false,
    loading: ChartSkeleton,
  }),
  samples: () => import("./sample.ts").then(({ samples }) => samples),
});
