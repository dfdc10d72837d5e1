"use client";
import { useEffect } from "react";
import type { Result } from "../../lib/core/result.ts";
import { API } from "../../lib/wire/paths.ts";
import type { NewSavedScenario, SavedScenario } from "../../lib/wire/saved-scenarios.ts";
import { type RequestProblem, requestJson } from "../api/request-json.ts";
import { liveValue, useLiveValue } from "../live/live-value.ts";

type Answer = Result<readonly SavedScenario[], RequestProblem>;

export interface KnownScenarios {
  /** `null` until they were asked for once. */
  readonly scenarios: readonly SavedScenario[] | null;
  readonly problem: RequestProblem | null;
}

const known = liveValue<KnownScenarios>({ scenarios: null, problem: null });
let asking: Promise<void> | null = null;
let isUnderWay = false;

function take(answer: Answer): Answer {
  if (answer.ok) known.set({ scenarios: answer.value, problem: null });
  return answer;
}

/** Asks for them once for all parts of the page; again where that failed. */
export function askSavedScenarios(): Promise<void> {
  if (asking !== null) return asking;
  isUnderWay = true;
  asking = requestJson<readonly SavedScenario[]>(API.scenarios).then((answer) => {
    isUnderWay = false;
    if (take(answer).ok) return;
    asking = null;
    known.set({ scenarios: known.get().scenarios, problem: answer.ok ? null : answer.error });
  });
  return asking;
}

const sent = (method: string, scenario: NewSavedScenario): RequestInit => ({
  method,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(scenario),
});

const at = (id: number): string => `${API.scenarios}?id=${id}`;

/** Keeps a new scenario; every part of the page that shows them shows it at once. */
export const createScenario = async (scenario: NewSavedScenario): Promise<Answer> =>
  take(await requestJson(API.scenarios, sent("POST", scenario)));

export const updateScenario = async (id: number, scenario: NewSavedScenario): Promise<Answer> =>
  take(await requestJson(at(id), sent("PUT", scenario)));

export const deleteScenario = async (id: number): Promise<Answer> =>
  take(await requestJson(at(id), { method: "DELETE" }));

/** Another tab may have changed them while this one was out of sight. */
function lookAgain(): void {
  if (document.visibilityState !== "visible" || isUnderWay) return;
  asking = null;
  void askSavedScenarios();
}

/** The saved scenarios as far as they are known; asked for once the page is there, and when it comes into sight again. */
export function useSavedScenarios(): KnownScenarios {
  useEffect(() => {
    void askSavedScenarios();
    document.addEventListener("visibilitychange", lookAgain);
    return () => document.removeEventListener("visibilitychange", lookAgain);
  }, []);
  return useLiveValue(known);
}
