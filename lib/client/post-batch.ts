import type { LiveBatch } from "../wire/live-record.ts";

/** What became of a batch: taken, to be sent again after a wait, or never to be taken. */
export type BatchFate =
  | { readonly kind: "taken"; readonly rejected: number; readonly why: string | null }
  | { readonly kind: "later"; readonly waitMs: number; readonly why: string }
  | { readonly kind: "too-large" }
  | { readonly kind: "refused"; readonly why: string };

export interface Destination {
  readonly fetch: typeof fetch;
  readonly url: string;
  readonly key: string;
}

const PATIENCE_MS = 10_000;
/** A key or address that is wrong may be mended; until then it is asked for seldom. */
const MENDING_MS = 60_000;

async function fateToldBy(response: Response): Promise<{ rejected: number; why: string | null }> {
  const body = Object(await response.json().catch(() => null));
  const results: readonly unknown[] = Array.isArray(body.results) ? body.results : [];
  const first = Object(results.find((result) => Object(result).status === "rejected"));
  const why = first.message ?? first.code ?? Object(body.error).message;
  return { rejected: Number(body.rejected) || 0, why: typeof why === "string" ? why : null };
}

async function fateOf(response: Response): Promise<BatchFate> {
  const { status, headers } = response;
  const { rejected, why } = await fateToldBy(response);
  const said = `${status}${why === null ? "" : `: ${why}`}`;
  if (response.ok) return { kind: "taken", rejected, why };
  if (status === 413) return { kind: "too-large" };
  if (status === 401 || status === 403 || status === 404) {
    return { kind: "later", waitMs: MENDING_MS, why: said };
  }
  const waitMs = Number(headers.get("retry-after")) * 1_000 || 0;
  const passes = status === 408 || status === 409 || status === 429 || status >= 500;
  if (!passes) return { kind: "refused", why: said };
  return { kind: "later", waitMs, why: said };
}

/** Sends records and reads what became of them: each has an id of its own, so that sending it twice adds nothing. Never rejects. */
export async function postBatch(to: Destination, batch: LiveBatch): Promise<BatchFate> {
  try {
    const response = await to.fetch(`${to.url.replace(/\/+$/, "")}/api/v1/records`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${to.key}`,
      },
      body: JSON.stringify(batch),
      redirect: "error",
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return await fateOf(response);
  } catch (error) {
    return { kind: "later", waitMs: 0, why: String(Object(error).cause ?? error) };
  }
}
