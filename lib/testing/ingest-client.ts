import { makeIngestKey } from "../auth/make-ingest-key.ts";
import { US_PER_MS } from "../core/time.ts";
import type { Database } from "../db/database.ts";
import { type IngestEffects, ingestService } from "../ingest-runner/ingest-service.ts";
import { takeRecords } from "../ingest-runner/take-records.ts";
import type { MadeIngestKey, NewIngestKey } from "../wire/ingest-keys.ts";
import type { LiveBatchOutcome, LiveRecord } from "../wire/live-record.ts";

/** 10:00 on 21 November 2026. */
export const INGEST_NOW_MS = Date.UTC(2026, 10, 21, 10);

/** A key of the given name, which may send records until it is revoked. */
export async function testKeyFor(
  db: Database,
  name = "a program",
  wish: Partial<NewIngestKey> = {},
): Promise<MadeIngestKey> {
  const scopes = ["ingest:write"] as const;
  const made = await makeIngestKey(
    db,
    { name, scopes, expiresInDays: null, ...wish },
    Date.now() * US_PER_MS,
  );
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
}

/** A successful call of that id, a second after the one before it, of 1,000 tokens in and 100 out. */
export function liveRecord(id: string, facts: Partial<LiveRecord> = {}): LiveRecord {
  const seconds = Number(/\d+$/.exec(id)?.[0] ?? 0);
  return {
    id,
    time: new Date(INGEST_NOW_MS - 3_600_000 + seconds * 1_000).toISOString(),
    requestId: `req_${id}`,
    attempt: 0,
    provider: "openai",
    model: "o3",
    tierServed: "standard",
    inputTotal: 1_000,
    outputTotal: 100,
    ...facts,
  };
}

export const liveRecords = (count: number, from = 0): readonly LiveRecord[] =>
  Array.from({ length: count }, (_, n) => liveRecord(`r${from + n}`));

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly outcome: LiveBatchOutcome;
  /** Of a refusal. */
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly total?: number;
    readonly problems?: readonly unknown[];
  };
}

/** Sends a batch, a text or bytes to `POST /api/v1/records`, without a network between. */
export function ingestClient(
  db: Database,
  key: string | null,
  effects: Partial<IngestEffects> = {},
) {
  const service = ingestService(db, {
    nowMs: () => INGEST_NOW_MS,
    random: () => 0.5,
    ...effects,
  });
  return async (
    body: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answered> => {
    const isRaw = typeof body === "string" || body instanceof Uint8Array;
    const sent = isRaw ? (body as BodyInit) : JSON.stringify(body); // bytes of an own buffer
    const response = await takeRecords(
      service,
      new Request("http://127.0.0.1/api/v1/records", {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(key !== null && { authorization: `Bearer ${key}` }),
          ...headers,
        },
        body: sent,
      }),
    );
    const text = await response.text();
    const parsed = JSON.parse(text);
    return {
      status: response.status,
      headers: response.headers,
      text,
      outcome: parsed,
      error: parsed.error,
    };
  };
}
