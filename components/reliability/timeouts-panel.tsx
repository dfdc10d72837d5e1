"use client";
import { clusterAtDefault } from "../../lib/analytics/timeout-durations.ts";
import type { TimeoutDurations } from "../../lib/wire/reliability.ts";
import type { PageContext } from "../answers/page-context.ts";
import { ChartFigure } from "../charts/kit/chart-figure.tsx";
import { timeoutDurations } from "../charts/timeout-durations/chart.ts";
import { pageHref } from "../filters/filter-query.ts";
import { formatCount, formatCounted } from "../format/quantity.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Panel, PanelGroup } from "../ui/panel.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { TextLink } from "../ui/text-link.tsx";
import type { ReliabilityAsked } from "./use-reliability.ts";

const GUIDE = "https://developers.openai.com/api/docs/guides/flex-processing";
const TIMEOUTS = ["timeout_client", "timeout_408", "request_timeout"];
const LINK = "text-accent underline decoration-line-strong underline-offset-3";

function tiersWords({ atDefault }: TimeoutDurations): string {
  const named = atDefault
    .slice(0, 3)
    .map(({ tier, calls }) => `${formatCount(calls)} asked for ${tier ?? "a tier not told"}`);
  return named.join(", ");
}

function Advice({ timeouts }: { readonly timeouts: TimeoutDurations }) {
  const cluster = clusterAtDefault(timeouts);
  if (timeouts.calls === 0) return <p>No call of this period timed out: nothing to do.</p>;
  if (cluster === null) {
    return (
      <p>
        No more than a third of the timeouts lie at 600 s, where the OpenAI SDKs give up by default.
        What ended the others is a limit of your own, a gateway's, or the provider's.
      </p>
    );
  }
  return (
    <>
      <p>
        {formatCounted(cluster, "call")} gave up at 600 s: {tiersWords(timeouts)}. That is the
        OpenAI SDKs' default of ten minutes an attempt. The provider was still at work, an SDK tries
        such a call twice more, and what it had begun may have been billed.
      </p>
      <p>
        Raise the timeout to 15 minutes for flex, as{" "}
        <a className={LINK} href={GUIDE} target="_blank" rel="noreferrer">
          OpenAI's guide to flex
        </a>{" "}
        advises:
      </p>
      <pre className="overflow-hidden rounded-control border border-line bg-sunken p-2.5 text-12 whitespace-pre-wrap">
        <code>{`new OpenAI({ timeout: 15 * 60 * 1000 }) // Node\nOpenAI(timeout=900.0)  # Python`}</code>
      </pre>
    </>
  );
}

/** How long timeouts took, whether they are the SDKs' own, and what to do. */
export function TimeoutsPanel({
  page,
  asked,
}: {
  readonly page: PageContext;
  readonly asked: ReliabilityAsked;
}) {
  const { found, pending, problem, retry } = asked;
  const calls = pageHref("/calls", { ...page.filters, errorClasses: TIMEOUTS });
  if (!found) {
    return (
      <PanelGroup>
        <Panel title={timeoutDurations.title}>
          {problem ? (
            <Notice kind="warn" live actions={<Button onClick={retry}>Try again</Button>}>
              {problem.message}
            </Notice>
          ) : (
            <Skeleton className="h-56" />
          )}
        </Panel>
      </PanelGroup>
    );
  }
  const { timeouts } = found;
  return (
    <PanelGroup className="lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
      <div aria-busy={pending} className={`min-w-0 bg-panel ${pending ? "opacity-60" : ""}`}>
        <ChartFigure
          chart={timeoutDurations}
          data={timeouts}
          covers={page.covers}
          marks={page.marks}
        />
      </div>
      <Panel title="What to do about timeouts">
        <div className="flex flex-col gap-2.5 text-13 text-ink-2 normal-nums">
          <Advice timeouts={timeouts} />
          {timeouts.calls === 0 ? null : (
            <p>
              <TextLink href={calls}>List the calls that timed out</TextLink>
            </p>
          )}
        </div>
      </Panel>
    </PanelGroup>
  );
}
