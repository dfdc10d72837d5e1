"use client";
import dynamic from "next/dynamic";
import { ChartSkeleton } from "../kit/chart-skeleton.tsx";
import { defineChart } from "../kit/define-chart.ts";
import { prepareScenarioBreakEven } from "./prepare.ts";

export const scenarioBreakEven = defineChart({
  id: "scenario-break-even",
  title: "Until where it saves",
  ask: { measure: "cost", by: "cost", bucket: "whole-range" },
  prepare: prepareScenarioBreakEven,
  View: dynamic(
    () => import("./view.tsx").then(({ ScenarioBreakEvenView }) => ScenarioBreakEvenView),
    { ssr: false, loading: ChartSkeleton },
  ),
  samples: () => import("./sample.ts").then(({ samples }) => samples),
});
