"use client";
import dynamic from "next/dynamic";
import { ChartSkeleton } from "../kit/chart-skeleton.tsx";
import { defineAnswerChart } from "../kit/define-chart.ts";
import { REFUSAL_WEEK_ASK } from "./ask.ts";
import { prepareRefusalWeek } from "./prepare.ts";

export const refusalWeek = defineAnswerChart({
  id: "refusal-week",
  title: "Refused first attempts, by hour of the week",
  ask: [REFUSAL_WEEK_ASK],
  prepare: prepareRefusalWeek,
  View: dynamic(() => import("./view.tsx").then((code) => code.RefusalWeekView), {
    ssr: false,
    loading: ChartSkeleton,
  }),
  samples: () => import("./sample.ts").then(({ samples }) => samples),
});
