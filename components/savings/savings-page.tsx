"use client";
import dynamic from "next/dynamic";
import type { PageFrame } from "../../lib/wire/page-frame.ts";
import { AnswerChart } from "../answers/answer-chart.tsx";
import { AnswerFigures } from "../answers/answer-figures.tsx";
import { AnswersPage } from "../answers/answers-page.tsx";
import type { PageContext } from "../answers/page-context.ts";
import { savingsWaterfall } from "../charts/savings-waterfall/chart.ts";
import { WaterfallLegend } from "../charts/savings-waterfall/legend.tsx";
import { FocusDownload } from "../download/focus-download.tsx";
import { PanelGroup } from "../ui/panel.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { BesidePanel } from "./beside-panel.tsx";
import { KEY_ASK } from "./key-ask.ts";
import { SavingsAnswer } from "./savings-answer.tsx";
import { CUT_PARAMETER, SavingsCuts } from "./savings-cuts.tsx";
import { StepList } from "./step-list.tsx";
import { TierTotals } from "./tier-totals.tsx";
import { useSavingsBeside } from "./use-savings-beside.ts";

const EligibilityPanel = dynamic(
  () => import("./eligibility-panel.tsx").then((file) => file.EligibilityPanel),
  { ssr: false, loading: () => <Skeleton className="h-60" /> },
);

const OWN = [CUT_PARAMETER];

const LABELS = {
  listStandard: "List price, all standard",
  spend: "Paid",
  saved: "Saved by tiers",
  cachedInputSaved: "Saved by cached input",
  available: "Still available, at most",
} as const;

const BASIS = {
  listStandard: "modelled",
  spend: "measured",
  saved: "modelled",
  cachedInputSaved: "modelled",
  available: "modelled",
} as const;

function Panels({ page }: { readonly page: PageContext }) {
  const asked = useSavingsBeside(page);
  return (
    <>
      <AnswerFigures ask={KEY_ASK} page={page} labels={LABELS} basis={BASIS} />
      <PanelGroup className="lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)]">
        <AnswerChart
          chart={savingsWaterfall}
          page={page}
          legend={(model) => <WaterfallLegend model={model} />}
          onPick={(tier) => page.filtering.toggle("tiersServed", tier)}
        />
        <BesidePanel page={page} asked={asked} />
      </PanelGroup>
      <PanelGroup className="lg:grid-cols-2">
        <StepList page={page} />
        <TierTotals page={page} beside={asked.beside} />
      </PanelGroup>
      <PanelGroup>
        <EligibilityPanel page={page} asked={asked} />
      </PanelGroup>
      <SavingsCuts page={page} />
    </>
  );
}

/** What tiers and caches took off the list price, what was lost on the way, and what may still move. */
export function SavingsPage({ frame }: { readonly frame: PageFrame }) {
  return (
    <AnswersPage
      frame={frame}
      title="What did tiers save?"
      answer={(page) => <SavingsAnswer page={page} />}
      actions={(page) => <FocusDownload filters={page.filters} />}
      own={OWN}
    >
      {(page) => <Panels page={page} />}
    </AnswersPage>
  );
}
