"use client";
import dynamic from "next/dynamic";
import { ChartSkeleton } from "../kit/chart-skeleton.tsx";
import { defineAnswerChart } from "../kit/define-chart.ts";
import { MATRIX_ASK } from "./matrix.ts";
import { prepareAskedAndServed } from "./prepare.ts";

export const askedAndServed = defineAnswerChart({
  id: "asked-and-served",
  title: "Which tier served what was asked for",
  ask: [MATRIX_ASK],
  prepare: prepareAskedAndServed,
  View: dynamic(() => import("./view.tsx").then(({ AskedAndServedView }) => AskedAndServedView), {
    ssr: false,
    loading: ChartSkeleton,
  }),
  samples: () => import("./sample.ts").then(({ samples }) => samples),
});
