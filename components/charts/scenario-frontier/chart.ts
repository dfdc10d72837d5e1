"use client";
import dynamic from "next/dynamic";
import { ChartSkeleton } from "../kit/chart-skeleton.tsx";
import { defineChart } from "../kit/define-chart.ts";
import { prepareScenarioFrontier } from "./prepare.ts";

export const scenarioFrontier = defineChart({
  id: "scenario-frontier",
  title: "Every preset by cost and waiting",
  ask: { measure: "cost", by: "duration", bucket: "whole-range" },
  prepare: prepareScenarioFrontier,
  View: dynamic(
    () => import("./view.tsx").then(({ ScenarioFrontierView }) => ScenarioFrontierView),
    {
      ssr: false,
      loading: ChartSkeleton,
    },
  ),
  samples: () => import("./sample.ts").then(({ samples }) => samples),
});
