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
import {
  type Arrival,
  type BodyError,
  type BodyLimits,
  plainBody,
  readSent,
} from "../http/read-body.ts";
import { userHider } from "../import/hide-user.ts";
import { ByteBudget } from "../ingest/byte-budget.ts";
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

/** How one kind of request is taken. */
export interface IngestWork<Kind> {
  readonly scopes: readonly KeyScope[];
  readonly limits: BodyLimits;
  /** What its headers say of it, or why they cannot be followed, before any of the body is read. */
  kindOf(request: Request): Result<Kind, Problem>;
  answer(taking: Taking, kind: Kind, body: Uint8Array): Promise<Response>;
}

export interface IngestService {
  /** Answers a request under an ingest key, or says why not now: nothing waits in a queue. */
  take<Kind>(request: Request, work: IngestWork<Kind>): Promise<Response>;
  /** How long to ask a sender to wait that could not be served. */
  laterMs(): number;
}

const { batchesPerSecond, burst, inFlight: MOST_AT_ONCE } = INGEST_LIMITS.rate;
const { bytes: MOST_BYTES, seconds: LONGEST_S } = INGEST_LIMITS.arriving;
/** Long enough for a database to come back, short enough that few records wait in senders. */
const AWAY_MS = 2_000;
const CROWDED_MS = 1_000;
const MS_PER_S = 1_000;

/** Of each key how many batches it may send now. */
function rateGate(nowMs: () => number): (key: FoundKey) => TokenBucket {
  const buckets = new Map<number, TokenBucket>();
  const perSecond = batchesPerSecond;
  return ({ id }) => {
    const bucket = buckets.get(id) ?? new TokenBucket({ perSecond, burst }, nowMs());
    buckets.set(id, bucket);
    return bucket;
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

/** What one body takes of the room that all share, until it is answered. */
function heldIn(room: ByteBudget) {
  let held = 0;
  return {
    hold(bytes: number): boolean {
      const isHeld = room.take(bytes);
      if (isHeld) held += bytes;
      return isHeld;
    },
    giveBack: () => room.giveBack(held),
  };
}

/** Lets so many batches be unpacked and stored at once; further ones are told to come again. */
function turns(laterMs: () => number) {
  let atOnce = 0;
  /** Why there is no turn at this moment; `null` where there is one. */
  const refusal = (): Response | null => {
    if (atOnce < MOST_AT_ONCE) return null;
    const message = `${MOST_AT_ONCE} batches are being stored, the most at once. Send it again in a moment.`;
    return problem({ code: "too-many-at-once", message, retryAfterMs: laterMs() });
  };
  return {
    refusal,
    /** Only where nothing refuses it. */
    async take(store: () => Promise<Response>): Promise<Response> {
      atOnce += 1;
      try {
        return await store();
      } finally {
        atOnce -= 1;
      }
    },
  };
}

interface Admission {
  readonly nowMs: () => number;
  readonly rateOf: (key: FoundKey) => TokenBucket;
  readonly later: (waitMs: number) => number;
}

/** Knows callers by their keys, and holds each to its rate. */
function admission(db: Database, { nowMs, rateOf, later }: Admission) {
  const [hideUsers, writerOf] = [userHiding(db), writersOf(db)];
  return async (
    { headers }: Request,
    scopes: readonly KeyScope[],
  ): Promise<Result<Taking, Problem>> => {
    const receivedUs = nowMs() * US_PER_MS;
    const caller = await authenticate(db, headers, scopes);
    if (!caller.ok) return caller;
    const key = caller.value;
    const waitMs = rateOf(key).take(nowMs());
    if (waitMs === 0) {
      return ok({ key, writer: writerOf(key), hide: await hideUsers(), receivedUs });
    }
    const message = `The key ${key.prefix}… sends more than ${batchesPerSecond} batches a second. Send fewer and larger ones.`;
    return err({ code: "rate-limited", message, retryAfterMs: later(waitMs) });
  };
}

/** Takes records from programs: knows callers, holds them to their limits, and answers when the database is away. */
export function ingestService(db: Database, { nowMs, random }: IngestEffects): IngestService {
  const rateOf = rateGate(nowMs);
  const later = (waitMs: number) => retryAfterMs(waitMs, random());
  const admit = admission(db, { nowMs, rateOf, later });
  const room = new ByteBudget(MOST_BYTES);
  const turn = turns(() => later(CROWDED_MS));

  async function answer<Kind>(
    request: Request,
    work: IngestWork<Kind>,
    hold: Arrival["hold"],
  ): Promise<Response> {
    // Where all is busy, nobody is looked up and nothing read.
    const busy = turn.refusal();
    if (busy) return busy;
    const admitted = await admit(request, work.scopes);
    if (!admitted.ok) return problem(admitted.error);
    const kind = work.kindOf(request);
    if (!kind.ok) return problem(kind.error);
    // Whoever sends slowly keeps nobody from storing: a turn is taken once all of a body is there.
    const sent = await readSent(request, work.limits, { hold, ms: LONGEST_S * MS_PER_S });
    if (!sent.ok) return problem(refusedBody(sent.error, later(CROWDED_MS)));
    const late = turn.refusal();
    if (late) {
      rateOf(admitted.value.key).giveBack();
      return late;
    }
    return await turn.take(async () => {
      const body = await plainBody(sent.value, work.limits, { hold });
      if (!body.ok) return problem(refusedBody(body.error, later(CROWDED_MS)));
      return await work.answer(admitted.value, kind.value, body.value);
    });
  }

  return {
    laterMs: () => later(AWAY_MS),
    async take(request, work) {
      const { hold, giveBack } = heldIn(room);
      try {
        return await answer(request, work, hold);
      } catch (error) {
        const known = explainFailure(error, db.address);
        if (known === null) throw error;
        const code = known.code === "disk-full" ? "no-room" : "database-away";
        return problem({ code, message: known.message, retryAfterMs: later(AWAY_MS) });
      } finally {
        giveBack();
      }
    },
  };
}

const COMES_AGAIN: ReadonlySet<BodyError["code"]> = new Set(["too-many-at-once", "too-slow"]);

const refusedBody = (error: BodyError, retryAfterMs: number): Problem =>
  COMES_AGAIN.has(error.code) ? { ...error, retryAfterMs } : error;
