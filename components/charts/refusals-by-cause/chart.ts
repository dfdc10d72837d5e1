"use client";
import dynamic from "next/dynamic";
import { ChartSkeleton } from "../kit/chart-skeleton.tsx";
import { defineAnswerChart } from "../kit/define-chart.ts";
import { REFUSALS_BY_CAUSE_ASK } from "./ask.ts";
import { prepareRefusalsByCause } from "./prepare.ts";

export const refusalsByCause = defineAnswerChart({
  id: "refusals-by-cause",
  title: "Refused first attempts, by cause",
  ask: [REFUSALS_BY_CAUSE_ASK],
  prepare: prepareRefusalsByCause,
  View: dynamic(() => import("./view.tsx").then((code) => code.RefusalsByCauseView), {
    ssr: false,
    loading: ChartSkeleton,
  }),
  samples: () => import("./sample.ts").then(({ samples }) => samples),
});
