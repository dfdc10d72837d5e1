"use client";
import { clsx } from "clsx";
import type { Route } from "next";
import { useMemo } from "react";
import { CallsTable } from "../calls/calls-table.tsx";
import { formatCount } from "../format/quantity.ts";
import { Button, ButtonLink } from "../ui/button.tsx";
import { Panel } from "../ui/panel.tsx";
import { attemptColumns } from "./attempt-columns.tsx";
import { attemptPlaces, type LiveState } from "./live-state.ts";
import { newWords, untoldWords } from "./live-words.ts";

const LATEST_FIRST = { sort: "time", descending: true } as const;

interface AttemptsPanelProps {
  readonly state: LiveState;
  readonly zone: string;
  /** Other filters were chosen, whose attempts are on their way. */
  readonly isOther: boolean;
  readonly open: string | null;
  readonly onOpen: (key: string) => void;
  /** Shows what waits. */
  readonly onNew: () => void;
  /** The list of calls under the same filters. */
  readonly allHref: Route;
}

/** Attempts as they ended, the latest first; what lands while one reads waits behind a button. */
export function AttemptsPanel(props: AttemptsPanelProps) {
  const { state, zone, isOther, open, onOpen, onNew, allHref } = props;
  const { shown } = state;
  const columns = useMemo(() => attemptColumns(attemptPlaces(shown)), [shown]);
  const fresh = newWords(state);
  const untold = untoldWords(state);
  return (
    <Panel
      flush
      title="Attempts"
      note={`The latest ${formatCount(shown.length)} of a day, by when they ended, in ${zone}.`}
      className={clsx(
        "rounded-box border border-line",
        isOther && "opacity-60 transition-opacity delay-300",
      )}
      actions={
        <>
          {fresh === null ? null : (
            <Button size="small" look="primary" onClick={onNew}>
              {fresh}
            </Button>
          )}
          <ButtonLink size="small" look="quiet" href={allHref}>
            All calls
          </ButtonLink>
        </>
      }
    >
      {untold === null ? null : (
        <p className="border-t border-line px-4 py-2 text-13 text-ink-2">{untold}</p>
      )}
      {shown.length === 0 ? (
        <p className="border-t border-line px-4 py-6 text-13 text-ink-2">
          No attempt of the last day fits these filters. The next one that does is here as it ends.
        </p>
      ) : (
        <CallsTable
          label="Attempts"
          {...{ calls: shown, columns, zone, open, onOpen }}
          order={LATEST_FIRST}
          onSort={() => {}}
        />
      )}
    </Panel>
  );
}
