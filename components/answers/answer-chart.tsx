"use client";
import { clsx } from "clsx";
import { type ReactNode, useMemo } from "react";
import { ChartFigure } from "../charts/kit/chart-figure.tsx";
import type { ChartModel } from "../charts/kit/chart-model.ts";
import type { AnswerChart as Chart, ChartViewProps } from "../charts/kit/define-chart.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { PanelHeading } from "../ui/panel.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import type { AnswerData } from "./answer-data.ts";
import { askPath } from "./ask.ts";
import type { PageContext } from "./page-context.ts";
import { useAnswers } from "./use-answers.ts";

interface AnswerChartProps<Model extends ChartModel> extends Omit<ChartViewProps<Model>, "model"> {
  readonly chart: Chart<AnswerData, Model>;
  readonly page: PageContext;
  /** Pixels held free while the answer is on its way. */
  readonly height?: number;
  readonly legend?: (model: Model) => ReactNode;
  readonly className?: string;
}

const HEIGHT = 320;

/** A chart that asks its own questions under the filters of the page, and says when they cannot be answered. */
export function AnswerChart<Model extends ChartModel>({
  chart,
  page,
  height = HEIGHT,
  className,
  ...figure
}: AnswerChartProps<Model>) {
  const { filters, step, frame, round } = page;
  const paths = chart.ask.map((ask) => askPath(ask, filters, step));
  const { answers, pending, problem, retry } = useAnswers(paths, round);
  const data = useMemo(
    () => answers && { answers, filters: answers[0]?.filters ?? filters, step, nowUs: frame.nowUs },
    [answers, filters, step, frame.nowUs],
  );
  return (
    <div aria-busy={pending} className={clsx("min-w-0 bg-panel", className)}>
      {problem ? (
        <div className="px-4 pt-3">
          <Notice kind="warn" live actions={<Button onClick={retry}>Try again</Button>}>
            {problem.message}
            {data ? " What is shown below is of before." : null}
          </Notice>
        </div>
      ) : null}
      {data ? (
        <div className={pending ? "opacity-60 transition-opacity delay-300" : undefined}>
          <ChartFigure
            {...figure}
            chart={chart}
            data={data}
            covers={page.covers}
            marks={page.marks}
          />
        </div>
      ) : (
        <>
          <PanelHeading title={chart.title} />
          <div className="px-4 pb-4" style={{ minHeight: height }}>
            {problem ? null : <Skeleton className="h-full min-h-[inherit]" />}
          </div>
        </>
      )}
    </div>
  );
}
