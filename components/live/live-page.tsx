"use client";
import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import type { LiveSnapshot } from "../../lib/wire/live.ts";
import type { PageFrame } from "../../lib/wire/page-frame.ts";
import { CallSheet } from "../calls/call-sheet.tsx";
import { useAddress } from "../calls/use-address.ts";
import { useOpenCall } from "../calls/use-open-call.ts";
import { FilterBar } from "../filters/filter-bar.tsx";
import { pageHref } from "../filters/filter-query.ts";
import { usePageFilters } from "../filters/use-page-filters.ts";
import { Page } from "../shell/page.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { AttemptsPanel } from "./attempts-panel.tsx";
import { LiveActions } from "./live-actions.tsx";
import { LiveAnswer } from "./live-answer.tsx";
import { LiveFiguresRow } from "./live-figures.tsx";
import { liveQuery } from "./live-query.ts";
import { tableIn } from "./live-table.ts";
import { useHeld } from "./use-held.ts";
import { useLive } from "./use-live.ts";

/** Its code comes only where it is shown. */
const ConnectPanel = dynamic(
  () => import("./connect-panel.tsx").then((file) => file.ConnectPanel),
  { loading: () => <Skeleton className="h-100" /> },
);

const TITLE = "What is happening right now?";
/** What stays in the address when a filter changes. */
const OWN = ["connect", "table"];

interface LivePageProps {
  readonly given: LiveSnapshot;
  readonly frame: PageFrame;
}

interface ShownProps extends Pick<LivePageProps, "frame"> {
  readonly live: ReturnType<typeof useLive>;
  readonly list: ReturnType<typeof useHeld>["list"];
  readonly query: string;
}

/** Figures and attempts, once some program has sent some. */
function Shown({ live, list, frame, query }: ShownProps) {
  const { params, go } = useAddress();
  const { filters } = usePageFilters(frame, OWN);
  const { state, release } = live;
  const opened = useOpenCall(state.shown);
  return (
    <>
      <LiveFiguresRow
        figures={state.figures}
        table={tableIn(params.get("table"))}
        onTable={(table) => go({ table }, "replaceState")}
      />
      <div ref={list}>
        <AttemptsPanel
          {...{ state, ...opened, zone: filters.zone }}
          isOther={state.query !== query}
          onNew={release}
          allHref={pageHref("/calls", { ...filters, period: "24h" })}
        />
      </div>
      <CallSheet zone={filters.zone} {...opened} />
    </>
  );
}

const NOBODY: ReactNode = (
  <p>No program sends its calls yet. Connect one, and each attempt is here as it ends.</p>
);

/** What programs send, as it lands: attempts, what happened in the last minutes, and the way to connect another. */
export function LivePage({ given, frame }: LivePageProps) {
  const { params, go } = useAddress();
  const filtering = usePageFilters(frame, OWN);
  const [isPaused, setPaused] = useState(false);
  const { list, isHeld } = useHeld(isPaused || params.get("call") !== null);
  const query = liveQuery(params);
  const live = useLive(query, given, isHeld);
  const { hasSources, figures, link, received } = live.state;
  const wantsToConnect = params.get("connect") !== null;
  // Once opened it stays until it is put away, also when the first record has come.
  const [isOpen, setOpen] = useState(!hasSources);
  const isConnecting = isOpen || wantsToConnect || !hasSources;
  const connect = (wanted: boolean) => {
    setOpen(false);
    go({ connect: wanted ? "1" : null }, "replaceState");
  };

  return (
    <Page
      title={TITLE}
      answer={hasSources ? <LiveAnswer figures={figures} /> : NOBODY}
      topBar={
        hasSources ? (
          <FilterBar isPresent {...{ filtering, choices: frame.choices }} bothOrigins={false} />
        ) : undefined
      }
      actions={
        hasSources ? (
          <LiveActions
            {...{ link, isPaused, isConnecting, onConnect: connect }}
            onPause={(wanted) => {
              setPaused(wanted);
              if (!wanted) live.release();
            }}
          />
        ) : undefined
      }
    >
      {isConnecting ? (
        <ConnectPanel received={received} onClose={hasSources ? () => connect(false) : null} />
      ) : null}
      {hasSources ? <Shown {...{ live, list, frame, query }} /> : null}
    </Page>
  );
}
