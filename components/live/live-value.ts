"use client";
import { useSyncExternalStore } from "react";

/** A value that several parts of the page show, and that changes in the browser alone. */
export interface LiveValue<Value> {
  readonly get: () => Value;
  readonly set: (value: Value) => void;
  readonly follow: (follower: () => void) => () => void;
  /** What the server draws with, and the browser at first. */
  readonly initial: Value;
}

export function liveValue<Value>(initial: Value): LiveValue<Value> {
  let value = initial;
  const followers = new Set<() => void>();
  return {
    initial,
    get: () => value,
    set(next) {
      value = next;
      for (const follower of followers) follower();
    },
    follow(follower) {
      followers.add(follower);
      return () => followers.delete(follower);
    },
  };
}

/** The value as it is now; the part is drawn again when it changes. */
export const useLiveValue = <Value>({ follow, get, initial }: LiveValue<Value>): Value =>
  useSyncExternalStore(follow, get, () => initial);
