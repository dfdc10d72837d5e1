"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import type { ImportSummary } from "../../lib/wire/imports.ts";
import { API } from "../../lib/wire/paths.ts";
import { type RequestProblem, requestJson } from "../api/request-json.ts";
import { isMoving } from "./import-state-words.ts";

const LOOK_EVERY_MS = 700;
const LOOK_AFTER_TROUBLE_MS = 2_000;
/** A server that says nothing for so long is not there. */
const MOST_WAIT_MS = 10_000;

/** The newest imports as just told, before those that were loaded from further back. */
function joined(newest: readonly ImportSummary[], known: readonly ImportSummary[]) {
  const oldest = newest.at(-1)?.id ?? 0;
  return [...newest, ...known.filter(({ id }) => id < oldest)];
}

/**
 * The list of imports: asked for again while one of them runs, while the server is away, and whenever
 * `refresh` is called.
 */
export function useImports(initial: readonly ImportSummary[], pageSize: number) {
  const [imports, setImports] = useState(initial);
  const [problem, setProblem] = useState<RequestProblem | null>(null);
  const [hasOlder, setHasOlder] = useState(initial.length >= pageSize);
  const asked = useRef(0);
  const waiting = useRef(0);

  const refresh = useCallback(async (): Promise<void> => {
    const mine = ++asked.current;
    waiting.current += 1;
    const signal = AbortSignal.timeout(MOST_WAIT_MS);
    const answer = await requestJson<readonly ImportSummary[]>(API.imports, { signal });
    waiting.current -= 1;
    if (mine !== asked.current) return;
    setProblem(answer.ok ? null : answer.error);
    if (answer.ok) setImports((known) => joined(answer.value, known));
  }, []);

  const loadOlder = useCallback(async (): Promise<void> => {
    const oldest = imports.at(-1)?.id ?? 0;
    const answer = await requestJson<readonly ImportSummary[]>(`${API.imports}?before=${oldest}`);
    if (!answer.ok) {
      setProblem(answer.error);
      return;
    }
    setHasOlder(answer.value.length >= pageSize);
    setImports((known) => [...known, ...answer.value.filter(({ id }) => id < oldest)]);
  }, [imports, pageSize]);

  const moving = imports.some(({ state }) => isMoving(state));
  const away = problem !== null;
  useEffect(() => {
    if (!moving && !away) return;
    // An answer that is slow is waited for: asking over it again would leave every one unread.
    const look = () => void (waiting.current === 0 && refresh());
    const timer = setInterval(look, away ? LOOK_AFTER_TROUBLE_MS : LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [moving, away, refresh]);

  return { imports, problem, hasOlder, refresh, loadOlder };
}
