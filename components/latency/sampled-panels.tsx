"use client";
import { clsx } from "clsx";
import type { PageContext } from "../answers/page-context.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { PanelGroup } from "../ui/panel.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { DistributionPanels } from "./distribution-panels.tsx";
import { HowMeasured } from "./how-measured.tsx";
import type { PageChoices } from "./page-choices.ts";
import { PaysPanel } from "./pays-panel.tsx";
import { PlanePanel } from "./plane-panel.tsx";
import type { Reported } from "./use-latency-report.ts";

export interface SampledPanelsProps {
  readonly page: PageContext;
  readonly choices: PageChoices;
  readonly reported: Reported;
}

/** What comes from the sample of calls: the plane, what waiting pays, distributions, and how all that is measured. */
export function SampledPanels({ page, choices, reported }: SampledPanelsProps) {
  const { report, pending, problem, retry, path } = reported;
  return (
    <div aria-busy={pending} className="flex flex-col gap-6">
      {problem ? (
        <Notice kind="warn" live actions={<Button onClick={retry}>Try again</Button>}>
          {problem.message}
          {report ? " What is shown below is of before." : null}
        </Notice>
      ) : null}
      {report ? (
        <div
          className={clsx(
            "flex flex-col gap-6",
            pending && "opacity-60 transition-opacity delay-300",
          )}
        >
          <PanelGroup>
            <PlanePanel {...{ page, choices, report }} />
            <PaysPanel {...{ page, choices, report }} />
          </PanelGroup>
          <DistributionPanels {...{ page, choices, report }} />
          <HowMeasured path={path} sample={report.sample} />
        </div>
      ) : problem ? null : (
        <Skeleton className="h-100" />
      )}
    </div>
  );
}
