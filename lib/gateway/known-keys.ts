import { setTimeout as sleep } from "node:timers/promises";
import { type AuthError, checkKey } from "../auth/authenticate.ts";
import { keyHash } from "../auth/key-text.ts";
import type { Result } from "../core/result.ts";
import type { Database } from "../db/database.ts";
import type { FoundKey } from "../db/queries/find-ingest-key.ts";

export type KeyAnswer = Result<FoundKey, AuthError>;

interface Known {
  readonly answer: KeyAnswer;
  readonly untilMs: number;
}

/** So soon a revoked key ends. */
const FRESH_MS = 500;
/** How long a call waits for a database that may be away, once its key was good. */
const PATIENCE_MS = 250;
/** For so long a key that was good stays good while the database is away: calls must not fail for their record. */
const AWAY_MS = 3_600_000;
const MOST_KNOWN = 1_000;
const HOW =
  "Send a key for the gateway as x-tierscope-key, or in the address: /gateway/tsk_…/openai/v1.";

/** Keys that callers of the gateway bring, looked up at most twice a second each. */
export class KnownKeys {
  readonly #db: Database;
  readonly #nowMs: () => number;
  readonly #known = new Map<string, Known>();
  readonly #asked = new Map<string, Promise<KeyAnswer>>();

  constructor(db: Database, nowMs: () => number) {
    this.#db = db;
    this.#nowMs = nowMs;
  }

  /** Whether a key opens the gateway. Rejects where nobody can tell. */
  async find(text: string): Promise<KeyAnswer> {
    const hash = keyHash(text);
    const known = this.#known.get(hash);
    if (known && known.untilMs > this.#nowMs()) return known.answer;
    const asked = this.#asked.get(hash) ?? this.#ask(hash, text);
    const wasGood = known?.answer.ok && known.untilMs + AWAY_MS > this.#nowMs();
    if (!wasGood) return await asked;
    const late = sleep(PATIENCE_MS, known.answer, { ref: false });
    return await Promise.race([asked.catch(() => known.answer), late]);
  }

  #ask(hash: string, text: string): Promise<KeyAnswer> {
    const asked = checkKey(this.#db, text, ["gateway:use"], HOW).then((answer) => {
      this.#keep(hash, answer);
      return answer;
    });
    this.#asked.set(hash, asked);
    const done = (): void => {
      this.#asked.delete(hash);
    };
    asked.then(done, done);
    return asked;
  }

  #keep(hash: string, answer: KeyAnswer): void {
    this.#known.delete(hash);
    this.#known.set(hash, { answer, untilMs: this.#nowMs() + FRESH_MS });
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST_KNOWN && oldest !== undefined) this.#known.delete(oldest);
  }
}
