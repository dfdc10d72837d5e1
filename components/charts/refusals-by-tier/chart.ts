"use client";
import dynamic from "next/dynamic";
import { ChartSkeleton } from "../kit/chart-skeleton.tsx";
import { defineAnswerChart } from "../kit/define-chart.ts";
import { REFUSALS_BY_TIER_ASK } from "./ask.ts";
import { prepareRefusalsByTier } from "./prepare.ts";

export const refusalsByTier = defineAnswerChart({
  id: "refusals-by-tier",
  title: "Refused first attempts, by tier asked for",
  ask: [REFUSALS_BY_TIER_ASK],
  prepare: prepareRefusalsByTier,
  View: dynamic(() => import("../kit/tier-lines-view.tsx").then((kit) => kit.TierLinesView), {
    ssr: false,
    loading: ChartSkeleton,
  }),
  samples: () => import("./sample.ts").then(({ samples }) => samples),
});
