"use client";
import dynamic from "next/dynamic";
import { ChartSkeleton } from "../kit/chart-skeleton.tsx";
import { defineChart } from "../kit/define-chart.ts";
import { prepareScenarioSteps } from "./prepare.ts";

export const scenarioSteps = defineChart({
  id: "scenario-steps",
  title: "From today's cost to the scenario's",
  ask: { measure: "cost", by: "tier", bucket: "whole-range" },
  prepare: prepareScenarioSteps,
  View: dynamic(() => import("../kit/lying-bars-view.tsx").then((kit) => kit.LyingBarsView), {
    ssr: false,
    loading: ChartSkeleton,
  }),
  samples: () => import("./sample.ts").then(({ samples }) => samples),
});
