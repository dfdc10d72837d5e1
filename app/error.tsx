"use client";
import { useState } from "react";
import { serverAnswers } from "../components/api/server-answers.ts";
import { isLostCode } from "../components/shell/lost-code.ts";
import { PageProblem } from "../components/shell/page-problem.tsx";
import { Button, ButtonLink } from "../components/ui/button.tsx";
import { Notice } from "../components/ui/notice.tsx";

interface PageErrorProps {
  readonly error: unknown;
  readonly retry: () => void;
}

/** The code under which the server logged an error, where it says one. */
function logCode(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("digest" in error)) return null;
  return typeof error.digest === "string" ? error.digest : null;
}

function whatHappened(error: unknown): string {
  if (isLostCode(error)) {
    return "A part of it did not arrive: Tierscope stopped, or was started anew with another version.";
  }
  const code = logCode(error);
  const where = code ? ` (look for ${code})` : "";
  return `The terminal in which Tierscope runs says why${where}. If the database stopped, start Tierscope again.`;
}

export default function PageError({ error, retry }: PageErrorProps) {
  const [isAway, setIsAway] = useState(false);

  async function tryAgain(): Promise<void> {
    const answers = await serverAnswers();
    setIsAway(!answers);
    if (!answers) return;
    if (isLostCode(error)) window.location.reload();
    else retry();
  }

  return (
    <PageProblem
      title="This page could not be shown"
      actions={
        <>
          <Button look="primary" onClick={tryAgain}>
            Try again
          </Button>
          <ButtonLink href="/imports">Go to Imports</ButtonLink>
        </>
      }
      notice={
        isAway ? (
          <Notice kind="warn" live>
            Tierscope does not answer. Start it again in its terminal, then try again.
          </Notice>
        ) : null
      }
    >
      <p>Your data is as it was. {whatHappened(error)}</p>
    </PageProblem>
  );
}
