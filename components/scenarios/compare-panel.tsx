"use client";
import { useEffect, useMemo } from "react";
import type { PageContext } from "../answers/page-context.ts";
import { columnTable } from "../download/column-table.ts";
import { TableExports } from "../download/table-exports.tsx";
import { usePageParameter } from "../filters/use-page-parameter.ts";
import { Button } from "../ui/button.tsx";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { Panel, PanelGroup } from "../ui/panel.tsx";
import { ProgressBar } from "../ui/progress-bar.tsx";
import { beforeAfterRows } from "./before-after-rows.ts";
import { BESIDE, besideText, draftName, MOST_BESIDE, readBeside } from "./beside.ts";
import type { Evaluation } from "./evaluate.ts";
import type { Draft } from "./scenario-file.ts";
import { scenarioTitle } from "./scenario-title.ts";
import { useExploration } from "./use-exploration.ts";
import type { Simulation } from "./use-simulation.ts";

const TITLE = "Scenarios side by side";

interface CompareCell {
  readonly text: string;
  /** Where it lies with 90 %; `null` where nothing spreads it. */
  readonly range: string | null;
  readonly exact: string;
}

interface CompareRow {
  readonly name: string;
  readonly cells: readonly CompareCell[];
}

/** The figures of several scenarios, line by line; a scenario that could not be evaluated has none. */
function rowsOf(evaluations: readonly (Evaluation | null)[]): readonly CompareRow[] {
  const all = evaluations.map((one) => (one === null ? null : beforeAfterRows(one)));
  const first = all.find((rows) => rows !== null) ?? [];
  return first.map(({ name }, place) => ({
    name,
    cells: all.map((rows) => {
      const row = rows?.[place];
      const { after: text = "not evaluable", range = null } = row ?? {};
      return { text, range, exact: row?.exact[1] ?? "" };
    }),
  }));
}

function CellWords({ cell }: { readonly cell: CompareCell | undefined }) {
  if (cell === undefined) return null;
  return (
    <>
      <span title={cell.exact}>{cell.text}</span>
      {cell.range === null ? null : (
        <span className="block text-12 whitespace-nowrap text-ink-3">{cell.range}</span>
      )}
    </>
  );
}

const columnsOf = (names: readonly string[]): Column<CompareRow>[] => [
  { id: "name", header: "Of all requests", exact: ({ name }) => name, cell: ({ name }) => name },
  ...names.map(
    (header, place): Column<CompareRow> => ({
      ...{ id: `s${place}`, header, numeric: true },
      exact: ({ cells }) => cells[place]?.exact ?? null,
      cell: ({ cells }) => <CellWords cell={cells[place]} />,
    }),
  ),
];

interface BesideListProps {
  readonly beside: readonly Draft[];
  readonly onOpen: (draft: Draft) => void;
  readonly onRemove: (place: number) => void;
}

function BesideList({ beside, onOpen, onRemove }: BesideListProps) {
  if (beside.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1 px-4 pb-3 text-13">
      {beside.map((draft, place) => {
        const name = draftName(draft, scenarioTitle);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a scenario beside is its place
          <li key={place} className="flex flex-wrap items-center gap-2">
            <span className="min-w-0 flex-1">{name}</span>
            <Button
              size="small"
              look="quiet"
              className="no-print"
              onClick={() => onOpen(draft)}
              aria-label={`Open ${name}`}
            >
              Open
            </Button>
            <Button
              size="small"
              look="quiet"
              className="no-print"
              onClick={() => onRemove(place)}
              aria-label={`Take away ${name}`}
            >
              Take away
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

interface ComparePanelProps {
  readonly page: PageContext;
  readonly draft: Draft;
  readonly evaluation: Evaluation;
  readonly simulation: Simulation;
  readonly onChange: (draft: Draft) => void;
}

function useBeside(simulation: Simulation) {
  const [text, setText] = usePageParameter(BESIDE);
  const beside = useMemo(() => readBeside(text), [text]);
  const { of, found, isRunning, start } = useExploration(simulation.runner);
  const { runner } = simulation;

  useEffect(() => {
    if (runner === null || text === null) return;
    start(text, { files: readBeside(text), soldAt: [], effort: "full" });
  }, [runner, text, start]);

  return {
    ...{ beside, found },
    isReady: of === text && !isRunning,
    setBeside: (drafts: readonly Draft[]) => setText(besideText(drafts)),
  };
}

const EMPTY_WORDS =
  "Put this scenario aside, then edit on: up to four stand side by side, and the address keeps them.";

/** Up to three scenarios that were put aside, beside the one that is edited. */
export function ComparePanel({ page, draft, evaluation, simulation, onChange }: ComparePanelProps) {
  const { beside, found, isReady, setBeside } = useBeside(simulation);
  const rows = rowsOf(isReady ? [evaluation, ...found] : [evaluation]);
  const names = [
    "this scenario",
    ...(isReady ? beside : []).map((one) => draftName(one, scenarioTitle)),
  ];
  const columns = columnsOf(names);
  const { marks, covers } = page;
  const table = () => columnTable(columns, rows);
  const isEmpty = beside.length === 0;
  return (
    <PanelGroup className={isEmpty ? "no-print" : undefined}>
      <Panel
        flush
        title={TITLE}
        actions={
          <>
            {isEmpty ? null : (
              <TableExports id="scenarios" title={TITLE} {...{ table, marks, covers }} />
            )}
            <Button
              size="small"
              disabled={beside.length >= MOST_BESIDE}
              onClick={() => setBeside([...beside, draft])}
            >
              Put this one beside
            </Button>
          </>
        }
      >
        {isEmpty ? <p className="px-4 pb-3 text-13 text-ink-3">{EMPTY_WORDS}</p> : null}
        <BesideList
          beside={beside}
          onOpen={onChange}
          onRemove={(place) => setBeside(beside.toSpliced(place, 1))}
        />
        {isEmpty || isReady ? null : (
          <div className="px-4 pb-3">
            <ProgressBar label="Scenarios evaluated" share={found.length / beside.length} />
          </div>
        )}
        {isEmpty ? null : (
          <DataTable caption={TITLE} columns={columns} rows={rows} rowKey={({ name }) => name} />
        )}
      </Panel>
    </PanelGroup>
  );
}
