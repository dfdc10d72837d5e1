"use client";
import { useState } from "react";

/** Code that is loaded at the first sign of need: `load` fetches it, `want` also shows it. */
export function useLoaded<Loaded>(fetchCode: () => Promise<Loaded>) {
  const [loaded, setLoaded] = useState<{ readonly code: Loaded } | null>(null);

  function want(): void {
    fetchCode().then((code) => setLoaded({ code }));
  }

  function load(): void {
    fetchCode().catch(() => {}); // the press that follows asks again, and says so
  }

  return { code: loaded?.code ?? null, load, want };
}
