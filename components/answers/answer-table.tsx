"use client";
import { LIST_FILTERS, type ListFilter } from "../../lib/core/list-filters.ts";
import { parseUsd } from "../../lib/core/money.ts";
import type { Answer, AnswerRow } from "../../lib/wire/answer.ts";
import { formatCounted } from "../format/quantity.ts";
import { Button } from "../ui/button.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { nameWraps } from "../ui/name-text.tsx";
import { Notice } from "../ui/notice.tsx";
import { Panel } from "../ui/panel.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { TextButton } from "../ui/text-link.tsx";
import { AnswerExports } from "./answer-exports.tsx";
import { type Ask, askPath } from "./ask.ts";
import type { PageContext } from "./page-context.ts";
import { placeWords } from "./place-words.ts";
import { useAnswers } from "./use-answers.ts";
import { exactWords, valueWords } from "./value-words.ts";

interface AnswerTableProps {
  readonly title: string;
  readonly note?: string;
  readonly ask: Ask;
  readonly page: PageContext;
  /** What a column is called in this table, where not by its measure's name. */
  readonly labels?: Partial<Readonly<Record<string, string>>>;
  /** Rows drawn at first. */
  readonly show?: number;
}

/** The list that filters by a dimension, if one does. */
const listOf = (dimension: string): ListFilter | null =>
  LIST_FILTERS.find(({ parameter }) => parameter === dimension)?.key ?? null;

function nameColumn(answer: Answer, place: number, page: PageContext): Column<AnswerRow> {
  const column = answer.by[place];
  const list = listOf(column?.id ?? "");
  return {
    id: column?.id ?? "",
    header: column?.title ?? "",
    sortBy: ({ at }) => at[place] ?? null,
    cell: ({ at }) => {
      const words = column ? placeWords(column, at[place], answer.filters.zone) : "";
      if (list === null) return <span className="whitespace-nowrap">{words}</span>;
      return (
        <TextButton
          className={`text-left ${nameWraps(words)}`}
          title={`Show only ${words}; with Alt or Option, leave it out`}
          onClick={(event) =>
            event.altKey
              ? page.filtering.toggleExcluded(list, words)
              : page.filtering.toggle(list, words)
          }
        >
          {words}
        </TextButton>
      );
    },
  };
}

function measureColumn(
  measure: Answer["measures"][number],
  place: number,
  label: string = measure.title,
): Column<AnswerRow> {
  return {
    id: measure.id,
    header: label,
    hint: measure.how,
    numeric: true,
    sortBy: ({ values }) => {
      const amount = values[place]?.amount ?? null;
      return typeof amount === "string" ? parseUsd(amount) : amount;
    },
    cell: ({ values }) => (
      <span title={exactWords(measure, values[place])} className="whitespace-nowrap">
        {valueWords(measure, values[place])}
        {values[place]?.isTooFew ? <span className="text-ink-3"> few</span> : null}
      </span>
    ),
  };
}

/** A table that asks its own question under the filters of the page; a name filters by itself. */
export function AnswerTable({ title, note, ask, page, labels, show = 12 }: AnswerTableProps) {
  const path = askPath(ask, page.filters, page.step);
  const { answers, pending, problem, retry } = useAnswers([path], page.round);
  const [answer] = answers ?? [];
  return (
    <Panel
      flush
      title={title}
      note={note}
      actions={<AnswerExports path={path} title={title} page={page} />}
    >
      {problem ? (
        <div className="px-4 pb-3">
          <Notice kind="warn" live actions={<Button onClick={retry}>Try again</Button>}>
            {problem.message}
          </Notice>
        </div>
      ) : null}
      {answer ? (
        <div
          aria-busy={pending}
          className={pending ? "opacity-60 transition-opacity delay-300" : undefined}
        >
          <DataTable
            caption={title}
            columns={[
              ...answer.by.map((_, place) => nameColumn(answer, place, page)),
              ...answer.measures.map((measure, place) =>
                measureColumn(measure, place, labels?.[measure.id]),
              ),
            ]}
            rows={answer.rows}
            rowKey={({ at }) => JSON.stringify(at)}
            show={show}
          />
          {answer.rest ? (
            <p className="px-4 py-2 text-13 text-ink-3">
              {formatCounted(answer.rest.rows, "more row")}:{" "}
              {answer.measures
                .map((measure, place) => valueWords(measure, answer.rest?.values[place]))
                .join(", ")}
              . The CSV has the same.
            </p>
          ) : null}
          {answer.rows.length === 0 ? (
            <p className="px-4 pb-4 text-13 text-ink-2">No records fit the filters.</p>
          ) : null}
        </div>
      ) : problem ? null : (
        <Skeleton className="mx-4 mb-4 h-60" />
      )}
    </Panel>
  );
}
