"use client";
import dynamic from "next/dynamic";
import { ChartSkeleton } from "../kit/chart-skeleton.tsx";
import { defineAnswerChart } from "../kit/define-chart.ts";
import { FALLBACK_SHARE_ASK } from "./ask.ts";
import { prepareFallbackShare } from "./prepare.ts";

export const fallbackShare = defineAnswerChart({
  id: "fallback-share",
  title: "Fallbacks, by tier asked for first",
  ask: [FALLBACK_SHARE_ASK],
  prepare: prepareFallbackShare,
  View: dynamic(() => import("../kit/tier-lines-view.tsx").then((kit) => kit.TierLinesView), {
    ssr: false,
    loading: ChartSkeleton,
  }),
  samples: () => import("./sample.ts").then(({ samples }) => samples),
});
