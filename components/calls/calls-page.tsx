"use client";
import { clsx } from "clsx";
import {
  type CallFilters,
  type CallOrder,
  type CallSort,
  orderName,
} from "../../lib/wire/calls.ts";
import type { PageFrame } from "../../lib/wire/page-frame.ts";
import { TablePng } from "../download/table-png.tsx";
import { FilterBar } from "../filters/filter-bar.tsx";
import type { Filtering } from "../filters/filtering.ts";
import { listWords, periodWords } from "../filters/period-words.ts";
import { usePageFilters } from "../filters/use-page-filters.ts";
import { formatCount } from "../format/quantity.ts";
import { OverviewEmpty } from "../overview/overview-empty.tsx";
import { Page } from "../shell/page.tsx";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Notice } from "../ui/notice.tsx";
import { Panel } from "../ui/panel.tsx";
import { columnsIn } from "./call-columns.tsx";
import { callMoment } from "./call-moment.ts";
import { CallSheet } from "./call-sheet.tsx";
import { CallsAnswer, CallsNotes } from "./calls-notes.tsx";
import { CallsTable } from "./calls-table.tsx";
import { CallDownloads, ColumnPicker, IdChips } from "./calls-tools.tsx";
import { useAddress } from "./use-address.ts";
import { type ShownCalls, useCalls } from "./use-calls.ts";
import { useOpenCall } from "./use-open-call.ts";

const TITLE = "What did each call do, and cost?";
/** What stays in the address when a filter changes: not where a walk had come to, nor the open call. */
const KEPT = ["sort", "sorted", "limit", "requestId", "operationId", "usage", "columns"];

/** The filters of the address, with what the server did not understand of them. */
function useCallFilters(frame: PageFrame, { ignored }: CallFilters): Filtering {
  const unread = ignored.map(({ name }) => name);
  const filtering = usePageFilters(
    frame,
    KEPT.filter((name) => !unread.includes(name)),
  );
  return { ...filtering, filters: { ...filtering.filters, ignored } };
}

/** A press on a header: largest first, then smallest first, then by time again. */
function nextOrder(order: CallOrder, sort: CallSort): string | null {
  const next: CallOrder =
    order.sort === sort ? { sort, descending: !order.descending } : { sort, descending: true };
  const isUsual = next.sort === "time" && next.descending;
  const isThird = order.sort === sort && sort !== "time" && !order.descending;
  return isUsual || isThird ? null : orderName(next);
}

function NothingFits({
  filtering,
  onClear,
}: {
  readonly filtering: Filtering;
  readonly onClear: () => void;
}) {
  return (
    <EmptyState
      title="No call fits"
      actions={
        <>
          <Button look="primary" onClick={onClear}>
            Clear all filters
          </Button>
          {filtering.filters.period === "all" ? null : (
            <Button onClick={() => filtering.apply({ period: "all" })}>Show all time</Button>
          )}
        </>
      }
    >
      <p>There are records, but no single call among them that these filters let through.</p>
    </EmptyState>
  );
}

interface FootProps {
  readonly state: ReturnType<typeof useCalls>;
}

/** Under the table: how far the list goes, and the way on. */
function Foot({ state }: FootProps) {
  const { page, isSearching, more } = state;
  const { searchedUs, filters, calls, next } = page;
  const far =
    searchedUs === null ? "" : ` Searched back to ${callMoment(searchedUs, filters.zone)}.`;
  return (
    <div className="no-print flex min-h-11 flex-wrap items-center gap-3 border-t border-line px-4 py-2 text-13 text-ink-3">
      <span role="status">
        {formatCount(calls.length)} shown.
        {isSearching ? ` Searching on\u2026${far}` : next === null ? " These are all." : far}
      </span>
      {next === null || isSearching ? null : (
        <Button size="small" onClick={more}>
          Show more
        </Button>
      )}
    </div>
  );
}

interface CallsPanelProps extends FootProps {
  /** What the calls are of. */
  readonly covers: string;
  readonly open: string | null;
  readonly onOpen: (key: string) => void;
}

/** The table, with what can be done to it. */
function CallsPanel({ state, covers, open, onOpen }: CallsPanelProps) {
  const { params, go } = useAddress();
  const { page, totals, query, pending } = state;
  const { zone, order, ignored } = page.filters;
  const columns = columnsIn(params.get("columns"));
  return (
    <Panel
      flush
      title="Calls"
      note={`Times in ${zone}`}
      className={clsx(
        "rounded-box border border-line",
        pending && "opacity-60 transition-opacity delay-300",
      )}
      actions={
        <>
          <ColumnPicker columns={columns} onChange={(text) => go({ columns: text })} />
          <CallDownloads query={query} ignored={ignored} calls={totals.calls} />
          <TablePng id="calls" title="Calls" covers={covers} />
        </>
      }
    >
      <CallsTable
        {...{ calls: page.calls, columns, zone, order, open, onOpen }}
        onSort={(sort) => go({ sort: nextOrder(order, sort), after: null })}
      />
      <Foot state={state} />
    </Panel>
  );
}

interface CallsPageProps {
  readonly given: ShownCalls;
  readonly frame: PageFrame;
}

/** Every call, page after page, each opening to its attempts, its price step by step and its sources. */
export function CallsPage({ given, frame }: CallsPageProps) {
  const { params, go } = useAddress();
  const state = useCalls(given, params);
  const { page, totals, problem, retry, isSearching } = state;
  const filtering = useCallFilters(frame, page.filters);
  const opened = useOpenCall(page.calls);
  const { zone } = page.filters;

  if (!frame.hasData) return <OverviewEmpty frame={frame} title={TITLE} />;
  const covers = [periodWords(page.filters), zone, listWords(page.filters)].filter(
    (part) => part !== "",
  );
  const isEmpty = page.calls.length === 0 && !isSearching && page.next === null;
  return (
    <Page
      title={TITLE}
      covers={covers.join(" \u00b7 ")}
      answer={<CallsAnswer page={page} totals={totals} />}
      topBar={
        <FilterBar
          filtering={filtering}
          choices={frame.choices}
          bothOrigins={frame.synthetic === "some"}
        />
      }
    >
      {problem ? (
        <Notice kind="loss" live actions={<Button onClick={retry}>Try again</Button>}>
          {problem.message} The calls below are those of before.
        </Notice>
      ) : null}
      {frame.shown === "sample" ? (
        <Notice>
          <strong className="font-medium text-ink">Sample data.</strong> Every call here is made up.
        </Notice>
      ) : null}
      <IdChips filters={page.filters} onChange={(changes) => go(changes)} />
      <CallsNotes
        page={page}
        totals={totals}
        onSortAll={() => go({ sorted: "all", after: null })}
      />
      {isEmpty ? (
        <NothingFits
          filtering={filtering}
          onClear={() => window.history.pushState(null, "", window.location.pathname)}
        />
      ) : (
        <CallsPanel state={state} covers={covers.join(" \u00b7 ")} {...opened} />
      )}
      <CallSheet zone={zone} {...opened} />
    </Page>
  );
}
