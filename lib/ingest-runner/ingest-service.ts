import { authenticate } from "../auth/authenticate.ts";
import type { UsageRecord } from "../core/record.ts";
import { err, ok, type Result } from "../core/result.ts";
import { US_PER_MS } from "../core/time.ts";
import type { Database } from "../db/database.ts";
import { explainFailure } from "../db/database-error.ts";
import type { FoundKey } from "../db/queries/find-ingest-key.ts";
import { type LiveWriter, liveWriter } from "../db/writes/append-live.ts";
import { ensureUserKey } from "../db/writes/ensure-user-key.ts";
import { type Problem, problem } from "../http/problem.ts";
import { userHider } from "../import/hide-user.ts";
import { TokenBucket } from "../ingest/rate-limit.ts";
import { retryAfterMs } from "../ingest/retry-after.ts";
import type { KeyScope } from "../wire/ingest-keys.ts";
import { INGEST_LIMITS } from "../wire/ingest-limits.ts";

/** What a batch is taken with, once its sender is known and there is room for it. */
export interface Taking {
  readonly key: FoundKey;
  readonly writer: LiveWriter;
  readonly hide: (record: UsageRecord) => UsageRecord;
  readonly receivedUs: number;
}

export interface IngestEffects {
  /** The clock, in milliseconds since 1970. */
  readonly nowMs: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
}

export interface IngestService {
  /** Answers a request under an ingest key, or says why not now: nothing waits in a queue. */
  take(
    request: Request,
    scopes: readonly KeyScope[],
    work: (taking: Taking) => Promise<Response>,
  ): Promise<Response>;
  /** How long to ask a sender to wait that could not be served. */
  laterMs(): number;
}

const { batchesPerSecond, burst, inFlight: MOST_AT_ONCE } = INGEST_LIMITS.rate;
/** Long enough for a database to come back, short enough that few records wait in senders. */
const AWAY_MS = 2_000;
const CROWDED_MS = 1_000;

/** How long a key has to wait for its next batch, in milliseconds; 0: not at all. */
function rateGate(nowMs: () => number): (keyId: number) => number {
  const buckets = new Map<number, TokenBucket>();
  const perSecond = batchesPerSecond;
  return (keyId) => {
    const bucket = buckets.get(keyId) ?? new TokenBucket({ perSecond, burst }, nowMs());
    buckets.set(keyId, bucket);
    return bucket.take(nowMs());
  };
}

/** Hides users by this installation's secret, which is asked for once; again where the database was away. */
function userHiding(db: Database): () => Promise<Taking["hide"]> {
  let hiding: Promise<Taking["hide"]> | null = null;
  return async () => {
    hiding ??= ensureUserKey(db).then(userHider);
    try {
      return await hiding;
    } catch (error) {
      hiding = null;
      throw error;
    }
  };
}

function writersOf(db: Database): (key: FoundKey) => LiveWriter {
  const writers = new Map<number, LiveWriter>();
  return ({ id, importId }) => {
    const writer = writers.get(id) ?? liveWriter(db, { importId, keyId: id });
    writers.set(id, writer);
    return writer;
  };
}

/** Takes records from programs: knows callers, holds them to their limits, and answers when the database is away. */
export function ingestService(db: Database, { nowMs, random }: IngestEffects): IngestService {
  const [waitOf, hideUsers, writerOf] = [rateGate(nowMs), userHiding(db), writersOf(db)];
  const later = (waitMs: number) => retryAfterMs(waitMs, random());
  let atOnce = 0;

  async function admit(
    { headers }: Request,
    scopes: readonly KeyScope[],
  ): Promise<Result<Taking, Problem>> {
    const receivedUs = nowMs() * US_PER_MS;
    const caller = await authenticate(db, headers, scopes);
    if (!caller.ok) return caller;
    const key = caller.value;
    const waitMs = waitOf(key.id);
    if (waitMs === 0) {
      return ok({ key, writer: writerOf(key), hide: await hideUsers(), receivedUs });
    }
    const message = `The key ${key.prefix}… sends more than ${batchesPerSecond} batches a second. Send fewer and larger ones.`;
    return err({ code: "rate-limited", message, retryAfterMs: later(waitMs) });
  }

  return {
    laterMs: () => later(AWAY_MS),
    async take(request, scopes, work) {
      if (atOnce >= MOST_AT_ONCE) {
        const message = `${MOST_AT_ONCE} batches are being stored, the most at once. Send it again in a moment.`;
        return problem({ code: "too-many-at-once", message, retryAfterMs: later(CROWDED_MS) });
      }
      atOnce += 1;
      try {
        const admitted = await admit(request, scopes);
        return admitted.ok ? await work(admitted.value) : problem(admitted.error);
      } catch (error) {
        const known = explainFailure(error, db.address);
        if (known === null) throw error;
        const code = known.code === "disk-full" ? "no-room" : "database-away";
        return problem({ code, message: known.message, retryAfterMs: later(AWAY_MS) });
      } finally {
        atOnce -= 1;
      }
    },
  };
}
