import type { ReactNode } from "react";
import { PrintedLine } from "./printed-line.tsx";

interface PageProps {
  /** The question that the page answers. */
  readonly title: string;
  /** The answer in a sentence. */
  readonly answer: ReactNode;
  readonly topBar?: ReactNode;
  /** What can be done with the page as a whole. */
  readonly actions?: ReactNode;
  /** What the page covers, in words: printed in place of the top bar. */
  readonly covers?: string;
  readonly children: ReactNode;
}

/** A page: a question, the sentence that answers it, then the evidence. */
export function Page({ title, answer, topBar, actions, covers, children }: PageProps) {
  return (
    <>
      {topBar}
      <div className="mx-auto max-w-320 px-4 pt-6 pb-10 sm:px-6">
        {covers === undefined ? null : <PrintedLine covers={covers} />}
        <div className="flex flex-col gap-2 sm:flex-row sm:items-start sm:justify-between sm:gap-6">
          <div className="min-w-0">
            <h1 className="text-20 font-semibold tracking-tight">{title}</h1>
            <div className="mt-1 max-w-3xl text-16 normal-nums text-ink-2 [&_strong]:font-semibold [&_strong]:text-ink">
              {answer}
            </div>
          </div>
          {actions}
        </div>
        <div className="mt-5 flex flex-col gap-6">{children}</div>
      </div>
    </>
  );
}
