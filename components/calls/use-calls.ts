"use client";
import { useEffect, useRef, useState } from "react";
import { ok, type Result } from "../../lib/core/result.ts";
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

const ask = <Value>(path: string, query: string) =>
  requestJson<Value>(query === "" ? path : `${path}?${query}`, LENIENT);

type Answer = Result<ShownCalls, RequestProblem>;

/** The first page of a query, with the totals of all. */
async function askAnew(query: string): Promise<Answer> {
  const [calls, totals] = await Promise.all([
    ask<CallsPage>(API.calls, query),
    ask<CallTotals>(`${API.calls}/totals`, query),
  ]);
  if (!calls.ok) return calls;
  if (!totals.ok) return totals;
  return ok({ page: calls.value, totals: totals.value, query });
}

/** What is shown, with the calls behind it that the next answer brings. */
async function askOn(shown: ShownCalls, after: string): Promise<Answer> {
  const query = new URLSearchParams(shown.query);
  query.set("after", after);
  const more = await ask<CallsPage>(API.calls, query.toString());
  if (!more.ok) return more;
  const { filters, calls } = shown.page;
  return ok({ ...shown, page: { ...more.value, filters, calls: [...calls, ...more.value.calls] } });
}

/** Tells an answer, but not after the effect that asked is over; what it returns ends it. */
function tellUnlessOver(asking: Promise<Answer>, tell: (answer: Answer) => void): () => void {
  let isOver = false;
  void asking.then((answer) => {
    if (!isOver) tell(answer);
  });
  return () => {
    isOver = true;
  };
}

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
    return tellUnlessOver(askAnew(asked), (answer) => {
      if (!answer.ok) return setProblem(answer.error);
      empty.current = 0;
      setProblem(null);
      setWanted(answer.value.page.filters.limit);
      setShown(answer.value);
    });
  }, [asked, isOther, round]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another round asks the same again
  useEffect(() => {
    if (!isSearching || page.next === null) return;
    return tellUnlessOver(askOn(shown, page.next), (answer) => {
      if (!answer.ok) return setProblem(answer.error);
      const { calls } = answer.value.page;
      empty.current = calls.length === page.calls.length ? empty.current + 1 : 0;
      if (empty.current > MOST_EMPTY) setWanted(calls.length);
      setShown(answer.value);
    });
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
