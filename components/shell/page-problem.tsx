import type { ReactNode } from "react";
import { Page } from "./page.tsx";

interface PageProblemProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions: ReactNode;
  /** What a press on one of the actions led to. */
  readonly notice?: ReactNode;
}

/** A page that cannot be shown: what happened, what it means, what to do. */
export function PageProblem({ title, children, actions, notice }: PageProblemProps) {
  return (
    <Page title={title} answer={children}>
      <div className="flex flex-wrap gap-2">{actions}</div>
      {notice}
    </Page>
  );
}
