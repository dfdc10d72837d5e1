import type { ImportCounts } from "./imports.ts";

/**
 * What a key may be used for. `ingest:write` sends records and traces, `otlp:write` traces alone, `gateway:use` calls a
 * model through the gateway.
 */
export const KEY_SCOPES = ["ingest:write", "otlp:write", "gateway:use"] as const;
export type KeyScope = (typeof KEY_SCOPES)[number];

export type KeyState = "active" | "expired" | "revoked";

/** A key under which programs send records, without the key itself. */
export interface IngestKey {
  readonly id: number;
  readonly name: string;
  /** The key's public beginning: `tsk_` and eight characters. */
  readonly prefix: string;
  readonly scopes: readonly KeyScope[];
  readonly state: KeyState;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  /** To the minute. */
  readonly lastUsedAt: string | null;
  /** Its records are those of this source. */
  readonly importId: number;
  readonly counts: ImportCounts;
  /** Records that its senders say they had to drop before they could be sent. */
  readonly dropped: number;
  /** Name and version of the client that sent last, where it told: `tierscope-js/0.1.0`. */
  readonly client: string | null;
  /** Whether records of it are stored. */
  readonly holdsRows: boolean;
}

export interface NewIngestKey {
  readonly name: string;
  readonly scopes: readonly KeyScope[];
  /** `null`: until it is revoked. */
  readonly expiresInDays: number | null;
}

/** Told once, when the key is made. */
export interface MadeIngestKey extends IngestKey {
  readonly key: string;
}
