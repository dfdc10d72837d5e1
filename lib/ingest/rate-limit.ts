/** A bucket of tokens that fills at a steady rate. The clock is the caller's. */
export class TokenBucket {
  readonly #perMs: number;
  readonly #burst: number;
  #tokens: number;
  #atMs: number;

  constructor(
    { perSecond, burst }: { readonly perSecond: number; readonly burst: number },
    nowMs: number,
  ) {
    this.#perMs = perSecond / 1_000;
    this.#burst = burst;
    this.#tokens = burst;
    this.#atMs = nowMs;
  }

  /** Takes a token and answers 0, or leaves it and answers in how many milliseconds there will be one. */
  take(nowMs: number): number {
    const passedMs = Math.max(0, nowMs - this.#atMs);
    this.#tokens = Math.min(this.#burst, this.#tokens + passedMs * this.#perMs);
    this.#atMs = Math.max(this.#atMs, nowMs);
    if (this.#tokens < 1) return (1 - this.#tokens) / this.#perMs;
    this.#tokens -= 1;
    return 0;
  }

  /** What the token was taken for came to nothing. */
  giveBack(): void {
    this.#tokens = Math.min(this.#burst, this.#tokens + 1);
  }
}
