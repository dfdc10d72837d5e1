"use client";
import { useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { US_PER_MS } from "../../lib/core/time.ts";
import { formatMoment } from "../format/moment.ts";

/** On paper only: what the page covers, in place of the controls that say so on screen, and when it was printed. */
export function PrintedLine({ covers }: { readonly covers: string }) {
  const [printed, setPrinted] = useState<string | null>(null);

  useEffect(() => {
    const look = () => setPrinted(formatMoment(Date.now() * US_PER_MS, "UTC"));
    const lookNow = () => flushSync(look);
    look();
    window.addEventListener("beforeprint", lookNow);
    return () => window.removeEventListener("beforeprint", lookNow);
  }, []);

  return (
    <p className="mb-3 hidden text-12 text-ink-2 normal-nums wrap-anywhere print:block">
      Tierscope · {covers}
      {printed === null ? null : ` · printed ${printed} UTC`}
    </p>
  );
}
