"use client";
import { useEffect, useState } from "react";
import type { Result } from "../../lib/core/result.ts";
import type { Figure, Ledger } from "../../lib/wire/ledger.ts";
import type { AppliedFilters } from "../../lib/wire/overview.ts";
import { API } from "../../lib/wire/paths.ts";
import { type RequestProblem, requestJson } from "../api/request-json.ts";
import { TableFiles } from "../download/table-exports.tsx";
import { TablePng } from "../download/table-png.tsx";
import { filterQuery } from "../filters/filter-query.ts";
import { listWords, periodWords } from "../filters/period-words.ts";
import { Button } from "../ui/button.tsx";
import { Notice } from "../ui/notice.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { ledgerTable } from "./ledger-table.ts";
import { LedgerView } from "./ledger-view.tsx";

export interface LedgerOfProps {
  readonly figure: Figure;
  readonly filters: AppliedFilters;
}

interface LedgerExportsProps {
  readonly ledger: Ledger;
  readonly filters: AppliedFilters;
}

function LedgerExports({ ledger, filters }: LedgerExportsProps) {
  const lists = listWords(filters);
  const covers = [periodWords(filters), filters.zone, lists].filter((part) => part !== "");
  const marks = [
    { label: "Figure", text: ledger.figure },
    { label: "Period", text: periodWords(filters) },
    { label: "Zone", text: filters.zone },
    ...(lists === "" ? [] : [{ label: "Filters", text: lists }]),
  ];
  const shared = {
    ...{ id: `price-rows-${ledger.figure}`, title: "Price rows" },
    table: () => ledgerTable(ledger),
  };
  return (
    <div className="no-print -mt-2 mb-1 flex justify-end">
      <TableFiles {...shared} marks={marks} />
      <TablePng {...shared} covers={covers.join(" \u00b7 ")} />
    </div>
  );
}

/** How a figure is computed, as the server tells it. */
export function LedgerOf({ figure, filters }: LedgerOfProps) {
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
  return (
    <>
      <LedgerExports ledger={answer.value} filters={filters} />
      <LedgerView ledger={answer.value} />
    </>
  );
}
