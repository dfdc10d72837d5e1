"use client";
import { type ReactNode, useMemo } from "react";
import type { PageFrame } from "../../lib/wire/page-frame.ts";
import { FilterBar } from "../filters/filter-bar.tsx";
import type { Filtering } from "../filters/filtering.ts";
import { listWords, periodWords } from "../filters/period-words.ts";
import { usePageFilters } from "../filters/use-page-filters.ts";
import { usePageParameter } from "../filters/use-page-parameter.ts";
import { dayInZone } from "../format/moment.ts";
import { OverviewEmpty } from "../overview/overview-empty.tsx";
import { OverviewNotices } from "../overview/overview-notices.tsx";
import { Page } from "../shell/page.tsx";
import { TIME_STEPS, timeStep } from "./ask.ts";
import type { PageContext } from "./page-context.ts";
import { usePageFrame } from "./use-page-frame.ts";

interface AnswersPageProps {
  readonly frame: PageFrame;
  /** The question that the page answers. */
  readonly title: string;
  /** The answer in a sentence. */
  readonly answer: (page: PageContext) => ReactNode;
  /** What can be done with the page as a whole. */
  readonly actions?: (page: PageContext) => ReactNode;
  /** Parameters of the address that the page reads beside filters. */
  readonly own?: readonly string[];
  readonly children: (page: PageContext) => ReactNode;
}

const STEP = "step";
const NONE: readonly string[] = [];

/** A step that there is not is a filter that there is not, but for the words. */
function withStepWords(filtering: Filtering): Filtering {
  const { filters } = filtering;
  if (!filters.ignored.some(({ name }) => name === STEP)) return filtering;
  const why = `expected one of ${TIME_STEPS.join(", ")}`;
  const ignored = filters.ignored.map((one) => (one.name === STEP ? { ...one, why } : one));
  return { ...filtering, filters: { ...filters, ignored } };
}

/** A page about the stored records: filters in its address, notices, its empty state, its panels. */
export function AnswersPage({
  frame: given,
  title,
  answer,
  actions,
  own = NONE,
  children,
}: AnswersPageProps) {
  const [wish] = usePageParameter(STEP);
  const known = TIME_STEPS.find((one) => one === wish) ?? null;
  const filtering = withStepWords(
    usePageFilters(given, wish === null || known ? [...own, STEP] : own),
  );
  const { filters } = filtering;
  const { frame, round } = usePageFrame(given, filters.data);
  const step = timeStep(filters, frame, known);
  const page = useMemo((): PageContext => {
    const marks = marksOf(filters, frame);
    const covers = marks.map(({ text }) => text).join(" \u00b7 ");
    return { frame, filtering, filters, step, round, covers, marks };
  }, [frame, filtering, filters, step, round]);
  if (!frame.hasData) return <OverviewEmpty title={title} frame={frame} />;
  return (
    <Page
      title={title}
      covers={page.covers}
      answer={answer(page)}
      actions={actions?.(page)}
      topBar={
        <FilterBar
          filtering={filtering}
          choices={frame.choices}
          bothOrigins={frame.synthetic === "some"}
        />
      }
    >
      <OverviewNotices overview={frame} />
      {children(page)}
    </Page>
  );
}

function marksOf(filters: PageContext["filters"], frame: PageFrame) {
  const { fromUs, toUs, zone } = filters;
  const first = fromUs ?? frame.dataFromUs;
  const last = toUs === null ? frame.dataToUs : toUs - 1;
  const days =
    first === null || last === null
      ? "none"
      : `${dayInZone(first, zone)} to ${dayInZone(last, zone)}`;
  const lists = listWords(filters);
  return [
    { label: "Period", text: periodWords(filters) },
    { label: "Days", text: days },
    { label: "Zone", text: zone },
    ...(lists === "" ? [] : [{ label: "Filters", text: lists }]),
    ...(frame.shown === "own" ? [] : [{ label: "Data", text: "synthetic sample" }]),
  ];
}
