import { withLanded, withSources } from "../../lib/analytics/live-order.ts";
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
  /** What waits takes the place of all that is shown. */
  readonly waitsAnew: boolean;
  /** How many landed since: more than wait, where many do. */
  readonly landedSince: number;
  /** Landed without being told one by one. */
  readonly untold: number;
  readonly figures: LiveFigures;
  /** Records that each source brought so far. */
  readonly received: Readonly<Record<string, number>>;
}

export type LiveAction =
  | {
      readonly kind: "all";
      readonly query: string;
      readonly snapshot: LiveSnapshot;
      readonly isHeld: boolean;
    }
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
  waitsAnew: false,
  landedSince: 0,
  untold: 0,
  figures: snapshot.figures,
  received: snapshot.sources,
});

/** What is known of an attempt that is shown changes in its place; others wait. */
function landHeld(state: LiveState, attempts: readonly LiveAttempt[]) {
  const again = new Map(attempts.map((attempt) => [attempt.key, attempt]));
  const known = new Set(state.shown.map(({ key }) => key));
  const waits = new Set(state.waiting.map(({ key }) => key));
  const fresh = attempts.filter(({ key }) => !known.has(key));
  return {
    shown: state.shown.map((attempt) => again.get(attempt.key) ?? attempt),
    waiting: withLanded(state.waiting, state.waitsAnew ? attempts : fresh),
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
    received: withSources(state.received, landing.sources),
  };
  return isHeld
    ? { ...after, ...landHeld(state, landing.attempts) }
    : release({ ...after, waiting: withLanded(state.waiting, landing.attempts) });
}

const release = (state: LiveState): LiveState => ({
  ...state,
  shown: withLanded(state.waitsAnew ? [] : state.shown, state.waiting),
  waiting: [],
  waitsAnew: false,
  landedSince: 0,
});

/** A list that is held still stays as it is also then, as long as there is something new to wait. */
function beAnew(state: LiveState, action: Extract<LiveAction, { kind: "all" }>): LiveState {
  const { query, snapshot, isHeld } = action;
  const anew = { ...openedLive(query, snapshot), link: state.link };
  if (!isHeld || query !== state.query) return anew;
  const { shown, landedSince } = landHeld(state, snapshot.attempts);
  if (landedSince === 0) return anew;
  return { ...anew, shown, landedSince, waiting: snapshot.attempts, waitsAnew: true };
}

/** The page after an event or a press. */
export function liveAfter(state: LiveState, action: LiveAction): LiveState {
  switch (action.kind) {
    case "all":
      return beAnew(state, action);
    case "landed":
      return land(state, action);
    case "figures":
      return { ...state, figures: action.figures };
    case "missed":
      return { ...state, id: action.id, untold: state.untold + action.attempts };
    case "link":
      return { ...state, link: action.link };
    case "release":
      return release(state);
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
