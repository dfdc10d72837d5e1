"use client";
import dynamic from "next/dynamic";
import { ChartSkeleton } from "../kit/chart-skeleton.tsx";
import { defineChart } from "../kit/define-chart.ts";
import { prepareScenarioTornado } from "./prepare.ts";

export const scenarioTornado = defineChart({
  id: "scenario-tornado",
  title: "How far each input alone moves the cost",
  ask: { measure: "cost", by: "cost", bucket: "whole-range" },
  prepare: prepareScenarioTornado,
  View: dynamic(() => import("../kit/lying-bars-view.tsx").then((kit) => kit.LyingBarsView), {
    ssr: false,
    loading: ChartSkeleton,
  }),
  samples: () => import("./sample.ts").then(({ samples }) => samples),
});
