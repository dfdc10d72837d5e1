"use client";
import { useEffect, useReducer, useRef, useState } from "react";
import type { LiveEventName, LiveEvents, LiveSnapshot } from "../../lib/wire/live.ts";
import { API } from "../../lib/wire/paths.ts";
import { liveAfter, openedLive } from "./live-state.ts";

/** After an answer that is no stream, the browser does not come again by itself. */
const COME_AGAIN_MS = 3_000;

const isHidden = (): boolean => document.visibilityState === "hidden";

/** Whether the page is out of sight. */
function useHidden(): boolean {
  const [hidden, setHidden] = useState(false);
  useEffect(() => {
    const look = () => setHidden(isHidden());
    look();
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, []);
  return hidden;
}

function listen<Name extends LiveEventName>(
  source: EventSource,
  name: Name,
  take: (data: LiveEvents[Name], id: string) => void,
): void {
  source.addEventListener(name, ({ data, lastEventId }) =>
    // our own server sends what lib/wire names for the event
    take(JSON.parse(data) as LiveEvents[Name], lastEventId),
  );
}

/**
 * What lands under a query of filters. `isHeld` is asked at every landing: whether the list is to stay as it is. Out of sight
 * nothing is asked for; back in sight the stream goes on where it was.
 */
export function useLive(query: string, given: LiveSnapshot, isHeld: () => boolean) {
  const [state, act] = useReducer(liveAfter, given, (first) => openedLive(query, first));
  const hidden = useHidden();
  const [round, setRound] = useState(0);
  const held = useRef(isHeld);
  held.current = isHeld;
  const place = useRef({ query, id: given.id });
  place.current = { query: state.query, id: state.id };

  // biome-ignore lint/correctness/useExhaustiveDependencies: another round opens the same again
  useEffect(() => {
    if (hidden) return act({ kind: "link", link: "hidden" });
    act({ kind: "link", link: "opening" });
    const asked = new URLSearchParams(query);
    if (place.current.query === query) asked.set("after", place.current.id);
    const source = new EventSource(`${API.live}?${asked}`);
    let again: ReturnType<typeof setTimeout> | undefined;
    source.onopen = () => act({ kind: "link", link: "open" });
    source.onerror = () => {
      act({ kind: "link", link: "away" });
      if (source.readyState !== EventSource.CLOSED) return;
      again = setTimeout(() => setRound((n) => n + 1), COME_AGAIN_MS);
    };
    listen(source, "all", (snapshot) =>
      act({ kind: "all", query, snapshot, isHeld: held.current() }),
    );
    listen(source, "landed", (landing, id) =>
      act({ kind: "landed", id, landing, isHeld: held.current() }),
    );
    listen(source, "figures", (figures) => act({ kind: "figures", figures }));
    listen(source, "missed", ({ attempts }, id) => act({ kind: "missed", id, attempts }));
    listen(source, "leaving", () => act({ kind: "link", link: "away" }));
    return () => {
      clearTimeout(again);
      source.close();
    };
  }, [query, hidden, round]);

  return { state, release: () => act({ kind: "release" }) };
}
