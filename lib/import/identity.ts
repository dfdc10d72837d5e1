import { hash } from "node:crypto";
import type { UsageRecord } from "../core/record.ts";
import { US_PER_MS } from "../core/time.ts";
import { SeenTable } from "./seen-table.ts";

export interface Identity {
  /** A time-prefixed UUID: 48 bits of start milliseconds, 80 bits of SHA-256. */
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

/** 64 bits of the digest that its key does not use. */
const high = (digest: string): number => Number.parseInt(digest.slice(20, 28), 16);
const low = (digest: string): number => Number.parseInt(digest.slice(28, 36), 16);

const startMs = ({ startUs }: UsageRecord): number => Math.floor(startUs / US_PER_MS);

function timedUuid(ms: number, digest: string): string {
  const time = ms.toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-${digest.slice(0, 4)}-${digest.slice(4, 8)}-${digest.slice(8, 20)}`;
}

/**
 * Names the calls of one file so that importing them again adds nothing: by request id where there is one,
 * else by the whole row and its ordinal among equal rows, so that two truly equal rows both count.
 * One counter per file, fed in file order.
 */
export class IdentityCounter {
  /** When each request id was first met, so that its repetition has the same key whatever its own time. */
  readonly #requests = new SeenTable();
  readonly #rows = new SeenTable();

  next(record: UsageRecord): Identity {
    const ms = startMs(record);
    if (record.requestId !== null) {
      const digest = sha256(requestText(record));
      const firstMs = this.#requests.first(high(digest), low(digest), ms);
      return { key: timedUuid(firstMs || ms, digest), repeated: firstMs > 0 };
    }
    const digest = sha256(rowText(record));
    const ordinal = this.#rows.count(high(digest), low(digest));
    const own = ordinal === 0 ? digest : sha256(`${digest}#${ordinal}`);
    return { key: timedUuid(ms, own), repeated: false };
  }

  keyOf(record: UsageRecord): string {
    return this.next(record).key;
  }

  /** Whether an earlier call had this request id, without the cost of a key. Buckets and costs never repeat. */
  repeats(record: UsageRecord): boolean {
    if (record.requestId === null || record.grain !== "call") return false;
    const digest = sha256(requestText(record));
    return this.#requests.first(high(digest), low(digest), startMs(record)) > 0;
  }
}
