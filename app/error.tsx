"use client";
import { PageProblem } from "../components/shell/page-problem.tsx";
import { Button, ButtonLink } from "../components/ui/button.tsx";

interface PageErrorProps {
  readonly error: unknown;
  readonly retry: () => void;
}

/** The code under which the server logged an error, where it says one. */
function logCode(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("digest" in error)) return null;
  return typeof error.digest === "string" ? error.digest : null;
}

export default function PageError({ error, retry }: PageErrorProps) {
  const code = logCode(error);
  return (
    <PageProblem
      title="This page could not be shown"
      actions={
        <>
          <Button look="primary" onClick={retry}>
            Try again
          </Button>
          <ButtonLink href="/imports">Go to Imports</ButtonLink>
        </>
      }
    >
      <p>
        Your data is as it was. The terminal in which Tierscope runs says why
        {code ? ` (look for ${code})` : ""}. If the database stopped, start Tierscope again.
      </p>
    </PageProblem>
  );
}
