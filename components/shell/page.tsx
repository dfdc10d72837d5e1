import type { ReactNode } from "react";

interface PageProps {
  /** The question that the page answers. */
  readonly title: string;
  /** The answer in a sentence. */
  readonly answer: ReactNode;
  readonly topBar?: ReactNode;
  readonly children: ReactNode;
}

/** A page: a question, the sentence that answers it, then the evidence. */
export function Page({ title, answer, topBar, children }: PageProps) {
  return (
    <>
      {topBar}
      <div className="mx-auto max-w-320 px-4 pt-6 pb-10 sm:px-6">
        <h1 className="text-20 font-semibold tracking-tight">{title}</h1>
        <div className="mt-1 max-w-3xl text-16 normal-nums text-ink-2 [&_strong]:font-semibold [&_strong]:text-ink">
          {answer}
        </div>
        <div className="mt-5 flex flex-col gap-6">{children}</div>
      </div>
    </>
  );
}
