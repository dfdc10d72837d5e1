/** One answered call whose duration and output are known. */
export interface TimedCall {
  readonly provider: string | null;
  readonly model: string | null;
  readonly tier: string;
  readonly outputTokens: number;
  readonly inputTokens: number;
  readonly latencyMs: number;
  readonly ttftMs: number | null;
  readonly atUs: number;
}

const MOST_OF_ONE = 8_192;

interface Kept {
  calls: TimedCall[];
  every: number;
  came: number;
}

/** Calls of one model and tier as they are sent. */
export type TimedSnapshot = Readonly<Kept>;

/** Timed calls by model and tier, thinned evenly beyond some thousand of each. */
export class TimedCalls {
  readonly #by = new Map<string, Kept>();

  add(call: TimedCall): void {
    const key = keyOf(call);
    const kept = this.#by.get(key) ?? { calls: [], every: 1, came: 0 };
    this.#by.set(key, kept);
    if (kept.came % kept.every === 0) kept.calls.push(call);
    kept.came += 1;
    if (kept.calls.length <= MOST_OF_ONE) return;
    kept.calls = kept.calls.filter((_, place) => place % 2 === 0);
    kept.every *= 2;
  }

  static from(snapshots: readonly TimedSnapshot[]): TimedCalls {
    const made = new TimedCalls();
    for (const { calls, every, came } of snapshots) {
      const [first] = calls;
      if (first) made.#by.set(keyOf(first), { calls: [...calls], every, came });
    }
    return made;
  }

  snapshots(): readonly TimedSnapshot[] {
    return [...this.#by.values()];
  }

  /** Calls of a model at a tier, in an order that does not depend on that of the records. */
  of(model: Pick<TimedCall, "provider" | "model" | "tier">): readonly TimedCall[] {
    return [...(this.#by.get(keyOf(model))?.calls ?? [])].sort(
      (a, b) => a.atUs - b.atUs || a.latencyMs - b.latencyMs || a.outputTokens - b.outputTokens,
    );
  }

  /** Every model that has calls at a tier. */
  models(tier: string): readonly Pick<TimedCall, "provider" | "model">[] {
    const keys = [...this.#by.keys()].sort();
    return keys.flatMap((key) => {
      const first = this.#by.get(key)?.calls[0];
      return first?.tier === tier ? [{ provider: first.provider, model: first.model }] : [];
    });
  }
}

const keyOf = ({ provider, model, tier }: Pick<TimedCall, "provider" | "model" | "tier">): string =>
  JSON.stringify([provider, model, tier]);
