import { hash } from "node:crypto";
import type { UsageRecord } from "../core/record.ts";
import { US_PER_MS } from "../core/time.ts";
import { SeenTable } from "./seen-table.ts";

export interface Identity {
  /**
   * A UUID: of a call with a request id, 128 bits of SHA-256 that leave its time aside, since two logs of
   * one call differ by milliseconds; of another, 48 bits of start milliseconds and 80 of SHA-256.
   */
  readonly key: string;
  /** An earlier call of the same file has this request id. */
  readonly repeated: boolean;
}

const BETWEEN = "\u001f";

/**
 * A pending body is another fact than the finished one of the same response:
 * were they one, the first to arrive would hide the tokens of the other.
 */
function requestText(r: UsageRecord): string {
  const stage = r.outcome === "pending" ? "pending" : "final";
  return `request${BETWEEN}${r.provider}${BETWEEN}${r.requestId}${BETWEEN}${r.attempt}${BETWEEN}${stage}`;
}

/** All that tells one row from another; `join` writes nothing for `null`. Stored keys rest on the order. */
function rowText(r: UsageRecord): string {
  return [
    "row",
    r.startUs,
    r.operationId,
    r.attempt,
    r.provider,
    r.model,
    r.tierRequested,
    r.tierServed,
    r.outcome,
    r.httpStatus,
    r.errorCode,
    r.inputTotal,
    r.inputCached,
    r.inputCacheWrite,
    r.inputCacheWrite1h,
    r.outputTotal,
    r.reasoning,
    r.latencyMs,
    r.ttftMs,
    r.project,
    r.apiKey,
    r.user,
    r.endpoint,
    r.workload,
    r.region,
  ].join(BETWEEN);
}

const sha256 = (text: string): string => hash("sha256", text, "hex");

/** 64 bits of the digest that no key uses. */
const high = (digest: string): number => Number.parseInt(digest.slice(32, 40), 16);
const low = (digest: string): number => Number.parseInt(digest.slice(40, 48), 16);

function uuid(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

function timedUuid({ startUs }: UsageRecord, digest: string): string {
  const ms = Math.floor(startUs / US_PER_MS);
  return uuid(`${ms.toString(16).padStart(12, "0")}${digest.slice(0, 20)}`);
}

/**
 * Names the calls of one file so that importing them again adds nothing: by request id where there is one,
 * else by the whole row and its ordinal among equal rows, so that two truly equal rows both count.
 * One counter per file, fed in file order. Hide users before: a key must not tell who it was.
 */
export class IdentityCounter {
  readonly #requests = new SeenTable();
  readonly #rows = new SeenTable();

  next(record: UsageRecord): Identity {
    if (record.requestId !== null) {
      const digest = sha256(requestText(record));
      return { key: uuid(digest), repeated: this.#requests.count(high(digest), low(digest)) > 0 };
    }
    const digest = sha256(rowText(record));
    const ordinal = this.#rows.count(high(digest), low(digest));
    const own = ordinal === 0 ? digest : sha256(`${digest}#${ordinal}`);
    return { key: timedUuid(record, own), repeated: false };
  }

  /** A record's key, or `null` where it has none: buckets and costs. */
  keyOf(record: UsageRecord): string | null {
    return record.grain === "call" ? this.next(record).key : null;
  }

  /** Whether an earlier call had this request id, without the cost of a key. Buckets and costs never repeat. */
  repeats(record: UsageRecord): boolean {
    if (record.requestId === null || record.grain !== "call") return false;
    const digest = sha256(requestText(record));
    return this.#requests.count(high(digest), low(digest)) > 0;
  }
}
