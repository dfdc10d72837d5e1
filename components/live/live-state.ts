import { withLanded } from "../../lib/analytics/live-order.ts";
import {
  type LiveAttempt,
  type LiveFigures,
  type LiveLanding,
  type LiveSnapshot,
  MOST_LIVE,
} from "../../lib/wire/live.ts";

/** Whether events come: `away` is between two attempts to be told again. */
export type LiveLink = "opening" | "open" | "away" | "hidden";

/** What the page shows and what waits to be shown. */
export interface LiveState {
  /** The filters that all of it is of, as a query. */
  readonly query: string;
  /** The last event: where the stream goes on. */
  readonly id: string;
  readonly link: LiveLink;
  readonly hasSources: boolean;
  readonly shown: readonly LiveAttempt[];
  /** Landed since the list was held still, the latest first. */
  readonly waiting: readonly LiveAttempt[];
  /** How many landed since: more than wait, where many do. */
  readonly landedSince: number;
  /** Landed without being told one by one. */
  readonly untold: number;
  readonly figures: LiveFigures;
  /** Records that came from each source since the page was opened. */
  readonly received: Readonly<Record<string, number>>;
}

export type LiveAction =
  | { readonly kind: "all"; readonly query: string; readonly snapshot: LiveSnapshot }
  | {
      readonly kind: "landed";
      readonly id: string;
      readonly landing: LiveLanding;
      /** The list is held still: something is read or pointed at in it, or it is paused. */
      readonly isHeld: boolean;
    }
  | { readonly kind: "figures"; readonly figures: LiveFigures }
  | { readonly kind: "missed"; readonly id: string; readonly attempts: number }
  | { readonly kind: "link"; readonly link: LiveLink }
  /** Shows what waits. */
  | { readonly kind: "release" };

/** The page as it opens. */
export const openedLive = (query: string, snapshot: LiveSnapshot): LiveState => ({
  query,
  id: snapshot.id,
  link: "opening",
  hasSources: snapshot.hasSources,
  shown: snapshot.attempts,
  waiting: [],
  landedSince: 0,
  untold: 0,
  figures: snapshot.figures,
  received: {},
});

function receivedWith(
  received: LiveState["received"],
  { sources }: LiveLanding,
): LiveState["received"] {
  const sums: Record<string, number> = { ...received };
  for (const [source, records] of Object.entries(sources)) {
    sums[source] = (sums[source] ?? 0) + records;
  }
  return sums;
}

/** What is known of an attempt that is shown changes in its place; others wait. */
function landHeld(state: LiveState, { attempts }: LiveLanding): Partial<LiveState> {
  const again = new Map(attempts.map((attempt) => [attempt.key, attempt]));
  const known = new Set(state.shown.map(({ key }) => key));
  const waits = new Set(state.waiting.map(({ key }) => key));
  const fresh = attempts.filter(({ key }) => !known.has(key));
  return {
    shown: state.shown.map((attempt) => again.get(attempt.key) ?? attempt),
    waiting: withLanded(state.waiting, fresh),
    landedSince: state.landedSince + fresh.filter(({ key }) => !waits.has(key)).length,
  };
}

function land(state: LiveState, action: Extract<LiveAction, { kind: "landed" }>): LiveState {
  const { id, landing, isHeld } = action;
  const after = {
    ...state,
    id,
    hasSources: true,
    untold: state.untold + landing.more,
    received: receivedWith(state.received, landing),
  };
  if (isHeld) return { ...after, ...landHeld(state, landing) };
  const landed = [...landing.attempts, ...state.waiting];
  return { ...after, shown: withLanded(state.shown, landed), waiting: [], landedSince: 0 };
}

/** The page after an event or a press. */
export function liveAfter(state: LiveState, action: LiveAction): LiveState {
  switch (action.kind) {
    case "all": {
      const { received, link } = state;
      return { ...openedLive(action.query, action.snapshot), received, link };
    }
    case "landed":
      return land(state, action);
    case "figures":
      return { ...state, figures: action.figures };
    case "missed":
      return { ...state, id: action.id, untold: state.untold + action.attempts };
    case "link":
      return { ...state, link: action.link };
    case "release":
      return {
        ...state,
        shown: withLanded(state.shown, state.waiting),
        waiting: [],
        landedSince: 0,
      };
  }
}

/** Which attempt of its operation one is, and of how many so far. */
export interface AttemptPlace {
  /** From 1. */
  readonly place: number;
  readonly of: number;
}

/** The place of each listed attempt within its operation, by key; attempts of no known operation have none. */
export function attemptPlaces(attempts: readonly LiveAttempt[]): ReadonlyMap<string, AttemptPlace> {
  const byOperation = new Map<string, LiveAttempt[]>();
  for (const attempt of attempts.slice(0, MOST_LIVE)) {
    if (attempt.operationId === null) continue;
    const others = byOperation.get(attempt.operationId) ?? [];
    byOperation.set(attempt.operationId, [...others, attempt]);
  }
  const places = new Map<string, AttemptPlace>();
  for (const operation of byOperation.values()) {
    const inOrder = operation.toSorted((a, b) => (a.atUs ?? 0) - (b.atUs ?? 0));
    // Those before may have left the list, or have been sent by nobody: the sender's own count knows of them.
    const known = operation.map(({ attempt, operationAttempts }) =>
      Math.max((attempt ?? 0) + 1, operationAttempts ?? 1),
    );
    const highest = Math.max(...known, inOrder.length);
    for (const [index, { key, attempt }] of inOrder.entries()) {
      places.set(key, { place: attempt === null ? index + 1 : attempt + 1, of: highest });
    }
  }
  return places;
}
