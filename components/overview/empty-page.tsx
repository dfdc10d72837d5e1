"use client";
import type { Route } from "next";
import { usePathname, useRouter } from "next/navigation";
import { useState } from "react";
import type { ImportSummary } from "../../lib/wire/imports.ts";
import type { Overview } from "../../lib/wire/overview.ts";
import type { PageFrame } from "../../lib/wire/page-frame.ts";
import { API } from "../../lib/wire/paths.ts";
import { postJson } from "../api/request-json.ts";
import { SampleProgress } from "../imports/sample-progress.tsx";
import { Page } from "../shell/page.tsx";
import { Button, ButtonLink } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Notice } from "../ui/notice.tsx";
import { reportedWords } from "./reported-words.ts";

export interface EmptyPageProps {
  readonly frame: Pick<PageFrame, "runningImports" | "synthetic" | "shown">;
  /** The page's question. */
  readonly title?: string;
  readonly reported?: Overview["reported"];
}

/** Loads the sample into the page that is shown. */
function useSample(hasReports: boolean) {
  const path = usePathname();
  const router = useRouter();
  const ownHref = path as Route; // the place that is shown is one of ours,
  const sampleHref = `${path}?data=sample` as Route; // with a parameter too
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function loadSample(): Promise<void> {
    setBusy(true);
    setProblem(null);
    const result = await postJson<ImportSummary>(API.sample, {});
    if (result.ok) {
      // Cost reports alone are data of one's own too: without asking, the page would stay with them.
      if (!hasReports) router.refresh();
      else router.push(sampleHref);
      return;
    }
    setProblem(result.error.message);
    setBusy(false);
  }

  return { busy, problem, sampleHref, ownHref, loadSample };
}

interface SoFarProps {
  readonly reported: Overview["reported"];
  readonly isImporting: boolean;
  /** The sample is being loaded. */
  readonly busy: boolean;
  readonly problem: string | null;
}

/** What there is already, and what is on its way. */
function SoFar({ reported, isImporting, busy, problem }: SoFarProps) {
  return (
    <>
      {reported === null ? null : (
        <p className="mt-3 text-13">
          {reportedWords(reported)} Import the usage of these days too.
        </p>
      )}
      {isImporting && !busy ? (
        <p className="mt-3 text-13" role="status">
          An import is adding records. This page follows.
        </p>
      ) : null}
      {busy ? (
        <div className="mt-4">
          <SampleProgress />
        </div>
      ) : null}
      {problem ? (
        <div className="mt-4">
          <Notice kind="warn" live>
            {problem}
          </Notice>
        </div>
      ) : null}
    </>
  );
}

/** Before anything was imported: what would stand here, and three ways to get it. */
export function EmptyPage({
  frame,
  title = "What did tiers save?",
  reported = null,
}: EmptyPageProps) {
  const { runningImports, synthetic, shown } = frame;
  const { busy, problem, sampleHref, ownHref, loadSample } = useSample(reported !== null);
  return (
    <Page title={title} answer={<p>Nothing to answer with yet.</p>}>
      <EmptyState
        title="Bring your request log"
        actions={
          <>
            {synthetic === "none" ? (
              <Button look="primary" disabled={busy} onClick={loadSample}>
                Load sample data
              </Button>
            ) : (
              <ButtonLink look="primary" href={sampleHref}>
                Show sample data
              </ButtonLink>
            )}
            <ButtonLink href="/imports">Import a file</ButtonLink>
            <ButtonLink href="/live?connect=1">Connect a client</ButtonLink>
            {shown === "sample" ? <ButtonLink href={ownHref}>Show your data</ButtonLink> : null}
          </>
        }
      >
        <p>
          Tierscope prices every call at standard, flex, batch and priority, exactly, with the price
          lists of the day it was made. Here you will see what you spent, what tiers saved, and what
          was left.
        </p>
        <p className="mt-3 text-13 text-ink-3">
          The sample is a made-up month of about 100,000 calls, marked as such on every page and
          removed with one press. Files stay on this machine.
        </p>
        <SoFar {...{ reported, busy, problem }} isImporting={runningImports > 0} />
      </EmptyState>
    </Page>
  );
}
