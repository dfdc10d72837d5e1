"use client";
import dynamic from "next/dynamic";
import { ChartSkeleton } from "../kit/chart-skeleton.tsx";
import { defineAnswerChart } from "../kit/define-chart.ts";
import { ATTEMPTS_ASK } from "./ask.ts";
import { prepareAttempts } from "./prepare.ts";

export const attemptsPerOperation = defineAnswerChart({
  id: "attempts-per-operation",
  title: "Attempts per operation",
  ask: [ATTEMPTS_ASK],
  prepare: prepareAttempts,
  View: dynamic(() => import("../kit/lying-bars-view.tsx").then((kit) => kit.LyingBarsView), {
    ssr: false,
    loading: ChartSkeleton,
  }),
  samples: () => import("./sample.ts").then(({ samples }) => samples),
});
