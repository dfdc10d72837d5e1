"use client";
import { useEffect, useState } from "react";
import type { PriceEffect } from "../../lib/wire/price-effect.ts";
import { requestJson } from "../api/request-json.ts";

/** A request that would change the price list. */
export interface PriceRequest {
  readonly path: string;
  readonly method: "POST" | "PUT" | "DELETE";
  readonly body?: unknown;
}

export function sendPriceRequest<Answer>(
  { path, method, body }: PriceRequest,
  signal?: AbortSignal,
) {
  const json = { "content-type": "application/json" };
  const sent = body === undefined ? {} : { headers: json, body: JSON.stringify(body) };
  return requestJson<Answer>(path, { method, signal, ...sent });
}

const previewOf = (request: PriceRequest): PriceRequest => ({
  ...request,
  path: `${request.path}${request.path.includes("?") ? "&" : "?"}preview=1`,
});

export type EffectState =
  | { readonly kind: "none" }
  | { readonly kind: "asking" }
  | { readonly kind: "known"; readonly effect: PriceEffect }
  | { readonly kind: "refused"; readonly message: string };

const NONE: EffectState = { kind: "none" };
const ASKING: EffectState = { kind: "asking" };
const WAIT_MS = 350;

/** What a request would do to the stored records, asked for once it stays the same for a moment; `null`: nothing is asked. */
export function useEffectOf(request: PriceRequest | null): EffectState {
  const wanted = request === null ? null : JSON.stringify(request);
  const [found, setFound] = useState<{ readonly of: string; readonly state: EffectState } | null>(
    null,
  );
  useEffect(() => {
    if (wanted === null) return;
    const asked: PriceRequest = JSON.parse(wanted);
    const control = new AbortController();
    const timer = setTimeout(async () => {
      const answer = await sendPriceRequest<PriceEffect>(previewOf(asked), control.signal);
      if (control.signal.aborted) return;
      const state: EffectState = answer.ok
        ? { kind: "known", effect: answer.value }
        : { kind: "refused", message: answer.error.message };
      setFound({ of: wanted, state });
    }, WAIT_MS);
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [wanted]);
  if (wanted === null) return NONE;
  return found?.of === wanted ? found.state : ASKING;
}
