"use client";
import { useEffect, useState } from "react";
import type { Result } from "../../lib/core/result.ts";
import type { Figure, Ledger } from "../../lib/wire/ledger.ts";
import type { AppliedFilters } from "../../lib/wire/overview.ts";
import { API } from "../../lib/wire/paths.ts";
import { type RequestProblem, requestJson } from "../api/request-json.ts";
import { filterQuery } from "../filters/filter-query.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Sheet } from "../ui/sheet.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { TextButton } from "../ui/text-link.tsx";
import { LedgerView } from "./ledger-view.tsx";

interface HowComputedProps {
  readonly figure: Figure;
  /** The figure's name on the page: the sheet's title. */
  readonly name: string;
  readonly filters: AppliedFilters;
}

function LedgerOf({ figure, filters }: Omit<HowComputedProps, "name">) {
  const [answer, setAnswer] = useState<Result<Ledger, RequestProblem> | null>(null);
  const [round, setRound] = useState(0);
  const query = filterQuery(filters).toString();

  // biome-ignore lint/correctness/useExhaustiveDependencies: another round asks the same again
  useEffect(() => {
    let current = true;
    const path = `${API.ledger}?figure=${figure}${query === "" ? "" : `&${query}`}`;
    requestJson<Ledger>(path).then((result) => {
      if (current) setAnswer(result);
    });
    return () => {
      current = false;
    };
  }, [figure, query, round]);

  if (answer === null) {
    return (
      <div className="flex flex-col gap-3">
        <Skeleton className="h-16" />
        <Skeleton className="h-48" />
      </div>
    );
  }
  if (!answer.ok) {
    return (
      <Notice
        kind="warn"
        live
        actions={
          <Button
            onClick={() => {
              setAnswer(null);
              setRound((n) => n + 1);
            }}
          >
            Try again
          </Button>
        }
      >
        {answer.error.message}
      </Notice>
    );
  }
  return <LedgerView ledger={answer.value} />;
}

/** The quiet link on a figure that opens its formula and the price rows behind it. */
export function HowComputed({ figure, name, filters }: HowComputedProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <TextButton
        className="no-print text-12 whitespace-nowrap text-ink-3"
        aria-label={`How computed: ${name}`}
        onClick={() => setOpen(true)}
      >
        How computed
      </TextButton>
      <Sheet
        open={open}
        onOpenChange={setOpen}
        title={`How “${name}” is computed`}
        description="Tokens are counted in the records; rates come from dated price lists; nothing is rounded before the sum."
      >
        <LedgerOf figure={figure} filters={filters} />
      </Sheet>
    </>
  );
}
