"use client";
import type { ListFilter } from "../../lib/core/list-filters.ts";
import { parseUsd } from "../../lib/core/money.ts";
import type { Answer } from "../../lib/wire/answer.ts";
import { AnswerExports } from "../answers/answer-exports.tsx";
import { type Ask, askPath } from "../answers/ask.ts";
import type { PageContext } from "../answers/page-context.ts";
import { periodBefore } from "../answers/period-before.ts";
import { useAnswers } from "../answers/use-answers.ts";
import { exactWords, type MeasureInfo, valueWords } from "../answers/value-words.ts";
import { dayInZone, formatDayRange } from "../format/moment.ts";
import { formatExactUsd, formatUsd, signOfUsd } from "../format/money.ts";
import { Button } from "../ui/button.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { nameWraps } from "../ui/name-text.tsx";
import { Notice } from "../ui/notice.tsx";
import { Panel, PanelGroup, PanelHeading } from "../ui/panel.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { TextButton } from "../ui/text-link.tsx";
import { type Mover, moversOf } from "./movers.ts";

const SHOWN = 5;

interface Cut {
  readonly by: "model" | "project" | "workload";
  readonly list: ListFilter;
  readonly title: string;
  /** Names the table where its heading is not read with it. */
  readonly caption: string;
}

const CUTS: readonly Cut[] = [
  { by: "model", list: "models", title: "Models", caption: "Models that moved most" },
  { by: "project", list: "projects", title: "Projects", caption: "Projects that moved most" },
  { by: "workload", list: "workloads", title: "Workloads", caption: "Workloads that moved most" },
];

export const moversAsk = (by: Cut["by"]): Ask => ({
  ...{ measures: ["spend"], by: [by], order: "-change", limit: SHOWN, compare: true },
});

const signed = (usd: string): string => `${signOfUsd(usd) > 0 ? "+" : ""}${formatUsd(usd)}`;
const sizeOf = (usd: string | null): number => Math.abs(Number(usd ?? 0));

/** A bar to the right for more, to the left for less. */
function ChangeBar({ change, widest }: { readonly change: string; readonly widest: number }) {
  const share = widest === 0 ? 0 : sizeOf(change) / widest;
  const isMore = signOfUsd(change) > 0;
  return (
    <span aria-hidden className="relative mt-0.5 block h-1 w-20 justify-self-end bg-sunken">
      <span
        className={`data-bar absolute inset-y-0 ${isMore ? "left-1/2 bg-warn" : "right-1/2 bg-ink-3"}`}
        style={{ width: `${Math.max(2, share * 50)}%` }}
      />
    </span>
  );
}

function nameColumn({ by, list }: Cut, { filtering }: PageContext): Column<Mover> {
  return {
    id: by,
    header: `${by.charAt(0).toUpperCase()}${by.slice(1)}`,
    sortBy: ({ name }) => name,
    cell: ({ name, now, before }) => {
      const shown = name ?? "unknown";
      return (
        <span className="flex min-w-28 flex-col items-start">
          <TextButton
            className={`text-left ${nameWraps(shown)}`}
            title={`Show only ${shown}`}
            onClick={() => filtering.toggle(list, shown)}
          >
            {shown}
          </TextButton>
          <span className="-mt-0.5 text-12 whitespace-nowrap text-ink-3">
            {`${formatUsd(String(before.amount ?? ""))} \u2192 ${formatUsd(String(now.amount ?? ""))}`}
          </span>
        </span>
      );
    },
  };
}

function columnsOf(
  cut: Cut,
  page: PageContext,
  { measure, widest }: { readonly measure: MeasureInfo; readonly widest: number },
): readonly Column<Mover>[] {
  return [
    nameColumn(cut, page),
    {
      id: "change",
      header: "Change",
      hint: "What was spent, minus what was spent in the period before",
      numeric: true,
      sortBy: ({ change }) => (change === null ? null : parseUsd(change)),
      cell: ({ change, now, before }) => (
        <span
          className="grid justify-items-end"
          title={`${formatExactUsd(change ?? "")}: ${exactWords(measure, now)}, before ${exactWords(measure, before)}`}
        >
          <span className="font-medium">{change === null ? "" : signed(change)}</span>
          <ChangeBar change={change ?? "0"} widest={widest} />
        </span>
      ),
    },
    {
      id: "percent",
      header: "%",
      hint: "Of what was spent in the period before",
      numeric: true,
      cell: ({ percent }) => <span className="text-ink-2">{percent}</span>,
    },
  ];
}

function Body({ cut, page, answer }: { cut: Cut; page: PageContext; answer: Answer }) {
  const { rows, others, isNamed } = moversOf(answer);
  const [measure] = answer.measures;
  if (!measure || rows.length === 0 || !isNamed) {
    return (
      <p className="px-4 pb-4 text-13 text-ink-2">
        {answer.rows.length > 0 && !isNamed
          ? `None of these records names a ${cut.by}.`
          : "Nothing changed."}
      </p>
    );
  }
  const widest = Math.max(...rows.map(({ change }) => sizeOf(change)));
  return (
    <>
      <DataTable
        caption={cut.caption}
        columns={columnsOf(cut, page, { measure, widest })}
        rows={rows}
        rowKey={({ name }) => name ?? ""}
      />
      {others === null || others.change === null ? null : (
        <p className="border-t border-line px-4 py-2 text-12 text-ink-3">
          All others: {signed(others.change)} {others.percent === "" ? "" : `(${others.percent})`}
        </p>
      )}
    </>
  );
}

function beforeWords({ measures: [measure], before, filters }: Answer): string {
  if (!before || !measure) return "";
  const days = formatDayRange(
    dayInZone(before.fromUs, filters.zone),
    dayInZone(before.toUs - 1, filters.zone),
  );
  const [total] = before.total;
  const was =
    total?.amount === null
      ? "none of it had a price"
      : `all of it was ${valueWords(measure, total)}`;
  return `Whose spend changed most against ${days}, when ${was}.`;
}

function CutPanel({ cut, page }: { readonly cut: Cut; readonly page: PageContext }) {
  const path = askPath(moversAsk(cut.by), page.filters, page.step);
  const { answers, pending, problem, retry } = useAnswers([path], page.round);
  const [answer] = answers ?? [];
  return (
    <Panel
      flush
      title={cut.title}
      actions={<AnswerExports path={path} title={cut.caption} page={page} />}
    >
      {problem ? (
        <div className="px-4 pb-3">
          <Notice kind="warn" live actions={<Button onClick={retry}>Try again</Button>}>
            {problem.message}
          </Notice>
        </div>
      ) : null}
      {answer?.before ? (
        <div aria-busy={pending} className={pending ? "opacity-60" : undefined}>
          <Body cut={cut} page={page} answer={answer} />
        </div>
      ) : problem ? null : (
        <Skeleton className="mx-4 mb-4 h-60" />
      )}
    </Panel>
  );
}

/** What the movers are held against; the question is that of the first of them. */
function MoversHeading({ page }: { readonly page: PageContext }) {
  const { answers } = useAnswers(
    [askPath(moversAsk("model"), page.filters, page.step)],
    page.round,
  );
  const [answer] = answers ?? [];
  return (
    <div className="bg-panel lg:col-span-full">
      <PanelHeading title="Biggest movers" note={answer ? beforeWords(answer) : "\u2026"} />
    </div>
  );
}

/** Whose spend changed most against the period before; nothing where records do not cover one. */
export function MoversPanel({ page }: { readonly page: PageContext }) {
  if (periodBefore(page) !== "whole") return null;
  return (
    <PanelGroup className="lg:grid-cols-3">
      <MoversHeading page={page} />
      {CUTS.map((cut) => (
        <CutPanel key={cut.by} cut={cut} page={page} />
      ))}
    </PanelGroup>
  );
}
