/** What a caller wanted once; its attempts are counted from 0. */
export interface Operation {
  readonly id: string;
  attempts: number;
}

/** A failed call that its caller may make again. */
export interface LeftOpen<Run> {
  readonly operation: Operation;
  readonly url: string;
  readonly body: string;
  /** What the SDK's own counter of retries said, where it has one. */
  readonly sdkRetry: number | null;
  /** Where its policy stood. */
  readonly run: Run | null;
}

/** An SDK that counts its retries is known again for as long as it may wait. */
const COUNTED_MS = 3_600_000;
/** One that does not count is known by sending the same again soon. */
const UNCOUNTED_MS = 60_000;
const MOST_OPEN = 200;

/**
 * Knows the further attempts of a call again: by the SDK's counter (`x-stainless-retry-count`) where there is one, and
 * by the same URL and body after a failure. Bodies are compared, never kept for longer and never sent.
 */
export class Operations<Run> {
  readonly #idPrefix: string;
  #open: (LeftOpen<Run> & { readonly untilMs: number })[] = [];
  #count = 0;

  constructor(idPrefix: string) {
    this.#idPrefix = idPrefix;
  }

  begin(attempts: number): Operation {
    return { id: `${this.#idPrefix}-${(this.#count++).toString(36)}`, attempts };
  }

  /** The failed call that this one goes on with; it is taken out, so that one failure has one successor. */
  claim(url: string, body: unknown, sdkRetry: number | null, nowMs: number): LeftOpen<Run> | null {
    if (this.#open.length === 0 || sdkRetry === 0) return null;
    this.#open = this.#open.filter(({ untilMs }) => untilMs > nowMs);
    const before = sdkRetry === null ? null : sdkRetry - 1;
    const at = this.#open.findIndex(
      (open) => open.sdkRetry === before && open.url === url && open.body === body,
    );
    return at === -1 ? null : (this.#open.splice(at, 1)[0] ?? null);
  }

  leave(open: LeftOpen<Run>, nowMs: number): void {
    const untilMs = nowMs + (open.sdkRetry === null ? UNCOUNTED_MS : COUNTED_MS);
    this.#open.push({ ...open, untilMs });
    if (this.#open.length > MOST_OPEN) this.#open.shift();
  }
}
