import { randomUUID } from "node:crypto";
import { Operations } from "../client/operations.ts";
import { problemTeller } from "../client/problems.ts";
import { RecordQueue } from "../client/record-queue.ts";
import type { Seen } from "../client/seen.ts";
import type { Database } from "../db/database.ts";
import { ingestService } from "../ingest-runner/ingest-service.ts";
import { takeRecords } from "../ingest-runner/take-records.ts";

/** Makes records of the calls under one key. */
export interface Recorder {
  readonly operations: Operations<null>;
  readonly add: (seen: Seen) => void;
}

interface RecorderSettings {
  readonly serverUrl: string;
  readonly note: (sentence: string) => void;
}

const MOST_QUEUED = 50_000;
const LAST_FLUSH_MS = 5_000;
const GATEWAY_NAME = "tierscope-gateway/0.1.0";
const GONE = 410;

/** A recorder for each key, which is the client's: they write into the same database as `POST /api/v1/records`. */
export class Recorders {
  readonly #settings: RecorderSettings;
  readonly #store: typeof fetch;
  readonly #tell: (kind: string, sentence: string) => void;
  readonly #open = new Map<number, Recorder & { readonly queue: RecordQueue }>();

  constructor(db: Database, settings: RecorderSettings) {
    const service = ingestService(db, { nowMs: Date.now, random: Math.random });
    this.#settings = settings;
    this.#tell = problemTeller((sentence) => settings.note(`The gateway: ${sentence}`));
    this.#store = async (input, init) => {
      const answer = await takeRecords(service, new Request(input, init), ["gateway:use"]);
      // A key that has ended does not come back: its records need not wait for that.
      const isOver = answer.status === 401 || answer.status === 403;
      return isOver ? new Response(answer.body, { status: GONE }) : answer;
    };
  }

  of(keyId: number, key: string): Recorder {
    const known = this.#open.get(keyId);
    if (known) return known;
    const queue = new RecordQueue({
      to: { fetch: this.#store, url: this.#settings.serverUrl, key },
      client: GATEWAY_NAME,
      most: MOST_QUEUED,
      tell: this.#tell,
    });
    const made = { queue, operations: new Operations<null>(randomUUID()), add: queue.add };
    this.#open.set(keyId, made);
    return made;
  }

  /** Stores what is left, within seconds, and says what could not be. */
  async close(): Promise<void> {
    const left = await Promise.all(
      [...this.#open.values()].map(({ queue }) => queue.flush(LAST_FLUSH_MS)),
    );
    const lost = left.reduce((sum, { queued }) => sum + queued, 0);
    if (lost > 0) this.#settings.note(`The gateway: ${lost} records could not be stored.`);
  }
}
