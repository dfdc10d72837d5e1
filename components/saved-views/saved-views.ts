"use client";
import { useEffect } from "react";
import type { Result } from "../../lib/core/result.ts";
import { API } from "../../lib/wire/paths.ts";
import type { NewSavedView, SavedView } from "../../lib/wire/saved-views.ts";
import { type RequestProblem, requestJson } from "../api/request-json.ts";
import { liveValue, useLiveValue } from "../live/live-value.ts";

type Answer = Result<readonly SavedView[], RequestProblem>;

export interface KnownViews {
  /** `null` until they were asked for once. */
  readonly views: readonly SavedView[] | null;
  readonly problem: RequestProblem | null;
}

/** A change of the saved views, as the API takes it. */
export type ViewChange =
  | { readonly kind: "create"; readonly view: NewSavedView }
  | { readonly kind: "update"; readonly id: number; readonly view: NewSavedView }
  | { readonly kind: "delete"; readonly id: number };

const known = liveValue<KnownViews>({ views: null, problem: null });
let asking: Promise<void> | null = null;

function take(answer: Answer): Answer {
  if (answer.ok) known.set({ views: answer.value, problem: null });
  return answer;
}

/** Asks for them once for all parts of the page; again where that failed. */
export function askSavedViews(): Promise<void> {
  asking ??= requestJson<readonly SavedView[]>(API.views).then((answer) => {
    if (take(answer).ok) return;
    asking = null;
    known.set({ views: known.get().views, problem: answer.ok ? null : answer.error });
  });
  return asking;
}

const sent = (method: string, view: NewSavedView): RequestInit => ({
  method,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(view),
});

function send(change: ViewChange): Promise<Answer> {
  switch (change.kind) {
    case "create":
      return requestJson(API.views, sent("POST", change.view));
    case "update":
      return requestJson(`${API.views}?id=${change.id}`, sent("PUT", change.view));
    case "delete":
      return requestJson(`${API.views}?id=${change.id}`, { method: "DELETE" });
  }
}

/** Makes a change; every part of the page that shows views shows it at once. */
export const changeSavedViews = async (change: ViewChange): Promise<Answer> =>
  take(await send(change));

/** The saved views as far as they are known; asked for once the page is there. */
export function useSavedViews(): KnownViews {
  useEffect(() => void askSavedViews(), []);
  return useLiveValue(known);
}
