"use client";
import { useEffect, useRef, useState } from "react";
import type { CallsPage, CallTotals } from "../../lib/wire/calls.ts";
import { API } from "../../lib/wire/paths.ts";
import { type RequestProblem, requestJson } from "../api/request-json.ts";
import { askedOf } from "./asked-of.ts";

export interface ShownCalls {
  readonly page: CallsPage;
  readonly totals: CallTotals;
  /** The query that both answer, sorted. */
  readonly query: string;
}

/** What is not understood is to be listed, not refused: an address may be old or typed. */
const LENIENT = { headers: { prefer: "handling=lenient" } };

const ask = <Answer>(path: string, query: string) =>
  requestJson<Answer>(query === "" ? path : `${path}?${query}`, LENIENT);

/** After so many answers without a call the search waits to be asked again. */
const MOST_EMPTY = 60;

/**
 * The calls that the address asks for, page after page. Those shown stay until others are there; where matches are
 * rare the search goes on by itself until a page is full.
 */
export function useCalls(given: ShownCalls, params: URLSearchParams) {
  const asked = askedOf(params);
  const [from, setFrom] = useState(given);
  const [shown, setShown] = useState(given);
  const [problem, setProblem] = useState<RequestProblem | null>(null);
  const [round, setRound] = useState(0);
  const [wanted, setWanted] = useState(given.page.filters.limit);
  const empty = useRef(0);
  if (from.page !== given.page) {
    setFrom(given);
    setShown(given);
    setProblem(null);
    setWanted(given.page.filters.limit);
  }
  const isOther = asked !== shown.query;
  const { page } = shown;
  const isShort = page.next !== null && page.calls.length < wanted;
  const isSearching = !isOther && problem === null && isShort;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another round asks the same again
  useEffect(() => {
    if (!isOther) return;
    let current = true;
    Promise.all([
      ask<CallsPage>(API.calls, asked),
      ask<CallTotals>(`${API.calls}/totals`, asked),
    ]).then(([calls, totals]) => {
      if (!current) return;
      if (!calls.ok) return setProblem(calls.error);
      if (!totals.ok) return setProblem(totals.error);
      empty.current = 0;
      setProblem(null);
      setWanted(calls.value.filters.limit);
      setShown({ page: calls.value, totals: totals.value, query: asked });
    });
    return () => {
      current = false;
    };
  }, [asked, isOther, round]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another round asks the same again
  useEffect(() => {
    if (!isSearching || page.next === null) return;
    let current = true;
    const query = new URLSearchParams(shown.query);
    query.set("after", page.next);
    ask<CallsPage>(API.calls, query.toString()).then((more) => {
      if (!current) return;
      if (!more.ok) return setProblem(more.error);
      const calls = [...page.calls, ...more.value.calls];
      empty.current = more.value.calls.length === 0 ? empty.current + 1 : 0;
      if (empty.current > MOST_EMPTY) setWanted(calls.length);
      setShown({ ...shown, page: { ...more.value, filters: page.filters, calls } });
    });
    return () => {
      current = false;
    };
  }, [isSearching, page.next, round]);

  return {
    ...shown,
    pending: isOther && problem === null,
    isSearching,
    problem,
    more: () => {
      empty.current = 0;
      setWanted(page.calls.length + page.filters.limit);
    },
    retry: () => {
      setProblem(null);
      setRound((n) => n + 1);
    },
  };
}
