"use client";
import { useState } from "react";
import { serverAnswers } from "../api/server-answers.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";

interface ServerNoticeProps {
  /** `away`: no answer. `outdated`: it answers, but no longer has this page's code. */
  readonly cause: "away" | "outdated";
  readonly onRetry: () => void;
  readonly onDismiss: () => void;
}

/** Why one cannot go on, over a page that is still good to read. */
export function ServerNotice({ cause, onRetry, onDismiss }: ServerNoticeProps) {
  const [tries, setTries] = useState(0);
  const [trying, setTrying] = useState(false);

  async function retry(): Promise<void> {
    setTrying(true);
    if (await serverAnswers()) return onRetry();
    setTrying(false);
    setTries(tries + 1);
  }

  return (
    <div className="no-print fixed inset-x-4 bottom-20 z-50 mx-auto max-w-xl rounded-box bg-panel sm:bottom-6">
      <Notice
        kind="warn"
        live
        actions={
          <>
            <Button size="small" onClick={retry} disabled={trying}>
              {cause === "away" ? "Try again" : "Reload"}
            </Button>
            <Button size="small" look="quiet" onClick={onDismiss}>
              Close
            </Button>
          </>
        }
      >
        {cause === "away"
          ? "Tierscope does not answer. Start it again in its terminal, then try again."
          : "Tierscope was started anew with another version. Reload to go on."}
        {tries > 0 ? ` Still no answer after ${tries === 1 ? "a try" : `${tries} tries`}.` : ""}
      </Notice>
    </div>
  );
}
