"use client";
import { useEffect, useRef, useState } from "react";
import { serverAnswers } from "../api/server-answers.ts";
import { isLostCode } from "./lost-code.ts";
import { ServerNotice } from "./server-notice.tsx";

interface Held {
  readonly cause: "away" | "outdated";
  readonly href: string;
  /** Whether the router has already left the page for that address: it draws only the outline there. */
  readonly hasLeft: boolean;
}

/** A step to another document of ours by a link or by the router, which loads one where it gets no answer. */
const leavesDocument = ({ cancelable, destination, downloadRequest }: NavigateEvent): boolean =>
  cancelable && !destination.sameDocument && downloadRequest === null;

/**
 * Keeps a page in sight while the server is away: a step that would end on the browser's own error page
 * is held back, and a part whose code did not arrive says so.
 */
export function NavigationGuard() {
  const [held, setHeld] = useState<Held | null>(null);
  const cleared = useRef<string | null>(null);

  useEffect(() => {
    async function hold(href: string): Promise<void> {
      if (await serverAnswers()) {
        cleared.current = href;
        window.location.assign(href);
      } else setHeld({ cause: "away", href, hasLeft: href === window.location.href });
    }

    function onNavigate(event: NavigateEvent): void {
      const { url } = event.destination;
      const isStep = event.navigationType === "push" || event.navigationType === "replace";
      const isOurs = new URL(url).origin === window.location.origin;
      if (!isStep || !isOurs || !leavesDocument(event) || url === cleared.current) return;
      event.preventDefault();
      hold(url);
    }

    async function onRejection({ reason }: PromiseRejectionEvent): Promise<void> {
      if (!isLostCode(reason)) return;
      const cause = (await serverAnswers()) ? "outdated" : "away";
      setHeld({ cause, href: window.location.href, hasLeft: false });
    }

    const watch = new AbortController();
    const { signal } = watch;
    if ("navigation" in window) {
      window.navigation.addEventListener("navigate", onNavigate, { signal });
    }
    window.addEventListener("unhandledrejection", onRejection, { signal });
    return () => watch.abort();
  }, []);

  if (held === null) return null;
  return (
    <ServerNotice
      cause={held.cause}
      onRetry={() => {
        cleared.current = held.href;
        if (held.href === window.location.href) window.location.reload();
        else window.location.assign(held.href);
      }}
      onDismiss={() => {
        setHeld(null);
        if (held.hasLeft) window.history.back();
      }}
    />
  );
}
