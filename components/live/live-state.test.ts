import { describe, expect, test } from "vitest";
import { liveAttempt } from "../../lib/analytics/live-attempt.ts";
import { blankRecord } from "../../lib/core/record.ts";
import { PRICE_BOOK } from "../../lib/pricing/price-book.ts";
import {
  type LiveAttempt,
  type LiveLanding,
  type LiveSnapshot,
  MOST_LIVE,
} from "../../lib/wire/live.ts";
import { attemptPlaces, type LiveState, liveAfter, openedLive } from "./live-state.ts";
import { newWords, untoldWords } from "./live-words.ts";

const NOON_US = Date.UTC(2026, 10, 21, 12) * 1_000;

/** An attempt that began so many seconds after noon. */
const attempt = (second: number, facts: Partial<LiveAttempt> = {}): LiveAttempt => ({
  ...liveAttempt(PRICE_BOOK, {
    key: `key-${second}`,
    record: blankRecord("call", NOON_US + second * 1_000_000),
    details: null,
    operationAttempts: null,
  }),
  ...facts,
});

const FIGURES: LiveSnapshot["figures"] = {
  ...{ nowUs: NOON_US, fromUs: NOON_US - 900_000_000 },
  ...{ attempts: 0, answered: 0, refused: 0, tiers: [], causes: [], latency: null, untimed: 0 },
  ...{ served: "0", atStandard: "0", servedPerHour: "0", standardPerHour: "0" },
  ...{ unpriced: 0, keptAsServed: 0 },
};
const snapshot = (
  attempts: readonly LiveAttempt[],
  sources: LiveSnapshot["sources"] = {},
): LiveSnapshot => ({
  ...{ id: "v.1", hasSources: true, sources, attempts, figures: FIGURES },
});
const opened = (...seconds: number[]): LiveState =>
  openedLive("", snapshot(seconds.map((second) => attempt(second))));
const landing = (attempts: readonly LiveAttempt[], more = 0): LiveLanding => ({
  ...{ attempts, more, sources: { 7: attempts.length + more } },
});
const landed = (state: LiveState, attempts: readonly LiveAttempt[], isHeld = false, more = 0) =>
  liveAfter(state, { kind: "landed", id: "v.2", landing: landing(attempts, more), isHeld });
const keysOf = (attempts: readonly LiveAttempt[]) => attempts.map(({ key }) => key);

describe("what lands", () => {
  test("is put in by when it ended, the latest first, each attempt once", () => {
    const state = landed(opened(30, 10), [attempt(20), attempt(30, { outcome: "error" })]);
    expect(keysOf(state.shown)).toEqual(["key-30", "key-20", "key-10"]);
    expect(state.shown[0]?.outcome).toBe("error");
    expect(state.id).toBe("v.2");
  });

  test("waits while the list is held still, is counted, and comes in at a press", () => {
    let state = landed(opened(10), [attempt(20)], true);
    state = landed(state, [attempt(30), attempt(20, { outcome: "error" })], true);
    expect(keysOf(state.shown)).toEqual(["key-10"]);
    expect(newWords(state)).toBe("2 new");
    state = liveAfter(state, { kind: "release" });
    expect(keysOf(state.shown)).toEqual(["key-30", "key-20", "key-10"]);
    expect(state.shown[1]?.outcome).toBe("error");
    expect(newWords(state)).toBeNull();
  });

  test("and tells more of a call that is shown changes it in its place, also while the list is held", () => {
    const state = landed(opened(20, 10), [attempt(10, { outcome: "cancelled" })], true);
    expect(state.shown.map(({ outcome }) => outcome)).toEqual(["success", "cancelled"]);
    expect(newWords(state)).toBeNull();
  });

  test("waits no longer than until the list is free again", () => {
    const state = landed(landed(opened(10), [attempt(20)], true), [attempt(30)]);
    expect(keysOf(state.shown)).toEqual(["key-30", "key-20", "key-10"]);
    expect(state.landedSince).toBe(0);
  });

  test("never makes the list longer than what is listed at most, and counts all the same", () => {
    const many = Array.from({ length: MOST_LIVE }, (_, second) => attempt(second));
    let state = opened();
    for (let round = 0; round < 3; round++) {
      const later = many.map((one) => ({ ...one, key: `${round} ${one.key}` }));
      state = landed(state, later, true);
    }
    expect(state.waiting).toHaveLength(MOST_LIVE);
    expect(newWords(state)).toBe("600 new");
    expect(liveAfter(state, { kind: "release" }).shown).toHaveLength(MOST_LIVE);
  });

  test("is counted by source, whatever the filter shows of it", () => {
    const state = landed(landed(opened(), [attempt(1)]), [], false, 4);
    expect(state.received).toEqual({ 7: 5 });
    expect(untoldWords(state)).toMatch(/^4 attempts landed faster/);
  });
});

test("what a slow reader missed is said, and where the stream goes on", () => {
  const state = liveAfter(opened(10), { kind: "missed", id: "v.9", attempts: 12 });
  expect(state).toMatchObject({ id: "v.9", untold: 12 });
});

describe("all anew", () => {
  const anew = (state: LiveState, seconds: readonly number[], isHeld: boolean, query = "") => {
    const all = snapshot(
      seconds.map((second) => attempt(second)),
      { 7: 3 },
    );
    return liveAfter(state, { kind: "all", query, snapshot: all, isHeld });
  };
  const held = landed(opened(10), [attempt(20)], true);

  test("takes the place of what was shown and waited, and knows what came while nobody looked", () => {
    const state = anew(held, [30], false);
    expect(keysOf(state.shown)).toEqual(["key-30"]);
    expect(state).toMatchObject({ waiting: [], landedSince: 0, received: { 7: 3 } });
    expect(anew(held, [], true, "tier=flex")).toMatchObject({ query: "tier=flex", shown: [] });
  });

  test("waits while the list is held still, and then leaves out what was taken back", () => {
    let state = anew(held, [40, 30, 20], true);
    expect(keysOf(state.shown)).toEqual(["key-10"]);
    expect(newWords(state)).toBe("3 new");
    expect(state.received).toEqual({ 7: 3 });
    state = landed(state, [attempt(50), attempt(40, { outcome: "error" })], true);
    expect(newWords(state)).toBe("4 new");
    state = liveAfter(state, { kind: "release" });
    expect(keysOf(state.shown)).toEqual(["key-50", "key-40", "key-30", "key-20"]);
    expect(state.shown[1]?.outcome).toBe("error");
    expect(landed(anew(held, [30], true), [attempt(40)]).shown).toHaveLength(2);
  });

  test("with nothing new in it is shown at once, also while the list is held", () => {
    expect(anew(opened(20, 10), [20], true)).toMatchObject({ waiting: [], landedSince: 0 });
    expect(keysOf(anew(opened(20, 10), [20], true).shown)).toEqual(["key-20"]);
  });
});

test("attempts of one operation are numbered by their sender's count, and say how many there are so far", () => {
  const of = (second: number, count: number | null) =>
    attempt(second, { operationId: "op", attempt: count });
  const places = attemptPlaces([of(30, 2), of(20, 1), of(10, 0), attempt(5)]);
  expect(places.get("key-20")).toEqual({ place: 2, of: 3 });
  expect(places.get("key-5")).toBeUndefined();
  // The first two have left the list.
  expect(attemptPlaces([of(30, 2)]).get("key-30")).toEqual({ place: 3, of: 3 });
  // A filter leaves the third out.
  const hidden = [of(20, 1), of(10, 0)].map((one) => ({ ...one, operationAttempts: 3 }));
  expect(attemptPlaces(hidden).get("key-10")).toEqual({ place: 1, of: 3 });
  // Without a count, by time.
  expect(attemptPlaces([of(30, null), of(10, null)]).get("key-30")).toEqual({ place: 2, of: 2 });
});
