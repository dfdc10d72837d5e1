import type { SeenAttempt } from "./seen.ts";
import type { Told } from "./told-answer.ts";

const MOST = 10_000;

/** Calls that go on at the provider, by their id, until their end has been seen once. */
export class BackgroundCalls {
  readonly #begun = new Map<string, SeenAttempt>();
  readonly #ended = new Set<string>();

  begin({ id, background, outcome }: Told, attempt: SeenAttempt): void {
    if (id === null || !background || outcome !== "pending") return;
    this.#begun.set(id, attempt);
    forgetOldest(this.#begun);
  }

  /** The attempt that began the call whose end an answer tells; `undefined` where it tells of none that is new. */
  end({ id, background, outcome }: Told): SeenAttempt | null | undefined {
    if (id === null || !background || outcome === "pending" || outcome === "unknown") return;
    if (this.#ended.has(id)) return;
    this.#ended.add(id);
    forgetOldest(this.#ended);
    const begun = this.#begun.get(id) ?? null;
    this.#begun.delete(id);
    return begun;
  }
}

function forgetOldest(known: Map<string, unknown> | Set<string>): void {
  const [oldest] = known.keys();
  if (known.size > MOST && oldest !== undefined) known.delete(oldest);
}
