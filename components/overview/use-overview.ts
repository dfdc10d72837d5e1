"use client";
import { useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";
import type { Overview } from "../../lib/wire/overview.ts";
import { API } from "../../lib/wire/paths.ts";
import { type RequestProblem, requestJson } from "../api/request-json.ts";
import { sortedQuery } from "../filters/filter-query.ts";

const REFRESH_MS = 3_000;

/** What is not understood is to be listed, not refused: an address may be old or typed. */
const LENIENT = { headers: { prefer: "handling=lenient" } };

export interface ShownOverview {
  readonly overview: Overview;
  /** The query that it answers, sorted. */
  readonly query: string;
}

export interface OverviewState extends ShownOverview {
  /** The query that the address asks for now, sorted. */
  readonly asked: string;
  /** Other figures than those shown are on their way. */
  readonly pending: boolean;
  /** Why the figures shown are not those asked for, or not the newest. */
  readonly problem: RequestProblem | null;
  readonly retry: () => void;
  /** Counts how often the same was asked again. */
  readonly round: number;
}

/**
 * The overview that the address asks for. Figures stay until newer ones are there: where the server does not answer,
 * the page keeps what it has and says so. While imports run, figures are asked for again and again.
 */
export function useOverview(given: ShownOverview): OverviewState {
  const asked = sortedQuery(new URLSearchParams(useSearchParams()));
  const [from, setFrom] = useState(given);
  const [shown, setShown] = useState(given);
  const [problem, setProblem] = useState<RequestProblem | null>(null);
  const [round, setRound] = useState(0);
  if (from.overview !== given.overview) {
    setFrom(given);
    setShown(given);
    setProblem(null);
  }
  const isOther = asked !== shown.query;

  useEffect(() => {
    if (!isOther && round === 0) return;
    const path = asked === "" ? API.overview : `${API.overview}?${asked}`;
    let current = true;
    requestJson<Overview>(path, LENIENT).then((result) => {
      if (!current) return;
      setProblem(result.ok ? null : result.error);
      if (result.ok) setShown({ overview: result.value, query: asked });
    });
    return () => {
      current = false;
    };
  }, [asked, isOther, round]);

  const isGrowing = shown.overview.runningImports > 0;
  useEffect(() => {
    if (!isGrowing) return;
    const timer = setInterval(() => {
      if (!document.hidden) setRound((n) => n + 1);
    }, REFRESH_MS);
    return () => clearInterval(timer);
  }, [isGrowing]);

  return {
    ...shown,
    asked,
    pending: isOther && problem === null,
    problem,
    round,
    retry: () => {
      setProblem(null);
      setRound((n) => n + 1);
    },
  };
}
