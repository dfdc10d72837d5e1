"use client";
import { exactUsd } from "../../lib/core/money.ts";
import type { Figure } from "../../lib/wire/ledger.ts";
import { askPath } from "../answers/ask.ts";
import type { PageContext } from "../answers/page-context.ts";
import { useAnswers } from "../answers/use-answers.ts";
import { type Step, stepsOf, WATERFALL_ASK } from "../charts/savings-waterfall/steps.ts";
import { columnTable } from "../download/column-table.ts";
import { TableExports } from "../download/table-exports.tsx";
import { formatExactUsd, formatUsd } from "../format/money.ts";
import { HowComputed } from "../overview/how-computed.tsx";
import { TierMark } from "../tiers/tier-mark.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { Panel } from "../ui/panel.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

const figureOf = ({ id }: Pick<Step, "id">): Figure => (id === "spend" ? "asServed" : id);

function changeText({ isSum, change }: Step): string {
  if (isSum) return "";
  return `${change > 0n ? "+" : ""}${formatUsd(exactUsd(change))}`;
}

const columnsFor = (page: PageContext): Column<Step>[] => [
  {
    id: "step",
    header: "Step",
    exact: ({ label }) => label,
    cell: ({ label, tier, isSum, ...step }) => (
      <span className="block py-1">
        <span className={isSum ? "font-semibold" : "inline-flex items-center gap-1.5"}>
          {tier === null ? null : <TierMark tier={tier} />}
          {label}
        </span>
        <span className="block">
          <HowComputed figure={figureOf(step)} name={label} filters={page.filters} />
        </span>
      </span>
    ),
  },
  {
    id: "change",
    header: "Change",
    numeric: true,
    exact: ({ isSum, change }) => (isSum ? null : change),
    cell: (step) => <span title={formatExactUsd(exactUsd(step.change))}>{changeText(step)}</span>,
  },
  {
    id: "left",
    header: "What is left",
    numeric: true,
    exact: ({ left }) => left,
    cell: ({ left, isSum }) => (
      <span title={formatExactUsd(exactUsd(left))} className={isSum ? "font-semibold" : undefined}>
        {formatUsd(exactUsd(left))}
      </span>
    ),
  },
];

/** Each step with the price rows behind it; together they are exactly what was paid. */
export function StepList({ page }: { readonly page: PageContext }) {
  const path = askPath(WATERFALL_ASK, page.filters, page.step);
  const { answers, pending, problem } = useAnswers([path], page.round);
  const [answer] = answers ?? [];
  if (problem && !answer) return null; // the chart beside it says why
  return (
    <Panel
      flush
      title="Step by step"
      note="The steps sum exactly to what was paid."
      actions={
        answer ? (
          <TableExports
            id="steps"
            title="Step by step"
            table={() => columnTable(columnsFor(page), stepsOf(answer))}
            marks={page.marks}
            covers={page.covers}
          />
        ) : null
      }
    >
      {answer ? (
        <div aria-busy={pending} className={pending ? "opacity-60" : undefined}>
          <DataTable
            caption="Steps from list price to what was paid"
            columns={columnsFor(page)}
            rows={stepsOf(answer)}
            rowKey={({ id }) => id}
          />
        </div>
      ) : (
        <Skeleton className="mx-4 mb-4 h-60" />
      )}
    </Panel>
  );
}
