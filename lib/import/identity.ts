import { hash } from "node:crypto";
import { blankRecord, type UsageRecord } from "../core/record.ts";
import { US_PER_MS } from "../core/time.ts";
import { type Print, SeenRows, type SeenStore } from "./seen-rows.ts";

const BETWEEN = "\u001f";

/** A pending body and the finished one tell of one call. Stored keys rest on the last word. */
export const requestText = (r: UsageRecord): string =>
  `request${BETWEEN}${r.provider}${BETWEEN}${r.requestId}${BETWEEN}${r.attempt}${BETWEEN}final`;

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
const printOf = (digest: string, atUs: number): Print => ({
  high: Number.parseInt(digest.slice(32, 40), 16),
  low: Number.parseInt(digest.slice(40, 48), 16),
  atUs,
});

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
 * One namer per file, fed in file order. Hide users before: a key must not tell who it was.
 */
export class CallNamer {
  readonly #rows: SeenRows;

  /** `store`: where the rows of a large file are remembered; in memory where it is left out. */
  constructor(store: SeenStore | null = null) {
    this.#rows = new SeenRows(store);
  }

  /**
   * A UUID for each record: of a call with a request id, 128 bits of SHA-256 that leave its time aside, since two
   * logs of one call differ by milliseconds; of another, 48 bits of start milliseconds and 80 of SHA-256. `null` for
   * buckets and costs, which are told anew as a whole.
   */
  async keysOf(records: readonly UsageRecord[]): Promise<readonly (string | null)[]> {
    const keys: (string | null)[] = [];
    const digests: string[] = [];
    const prints: Print[] = [];
    const nameless: number[] = [];
    for (const record of records) {
      if (record.grain === "call" && record.requestId === null) {
        const digest = sha256(rowText(record));
        nameless.push(keys.length);
        digests.push(digest);
        prints.push(printOf(digest, record.startUs));
      }
      const isNamed = record.grain === "call" && record.requestId !== null;
      keys.push(isNamed ? uuid(sha256(requestText(record))) : null);
    }
    if (nameless.length === 0) return keys;
    const ordinals = await this.#rows.count(prints);
    for (const [i, place] of nameless.entries()) {
      const [record, digest = "", ordinal = 0] = [records[place], digests[i], ordinals[i]];
      const own = ordinal === 0 ? digest : sha256(`${digest}#${ordinal}`);
      if (record) keys[place] = timedUuid(record, own);
    }
    return keys;
  }
}

/**
 * The key of a call that comes by itself, not in a file: two that are equal in all, their times included, are one,
 * however often and in whatever company they come.
 */
export function keyOfCall(record: UsageRecord): string {
  return record.requestId === null
    ? timedUuid(record, sha256(rowText(record)))
    : uuid(sha256(requestText(record)));
}

/** Sources count attempts from 0 or 1; of a request tried more often the later ones are not looked for. */
const MOST_ATTEMPTS = 64;

/**
 * Every key that a call of a request id may have, whichever of the providers it names and whichever attempt it is, so
 * that calls are found by request id without an index on it.
 */
export function requestKeys(requestId: string, providers: readonly (string | null)[]): string[] {
  const attempts = [null, ...Array.from({ length: MOST_ATTEMPTS }, (_, attempt) => attempt)];
  return [null, ...providers].flatMap((provider) =>
    attempts.map((attempt) => {
      const record = { ...blankRecord("call", 0), provider, requestId, attempt };
      return uuid(sha256(requestText(record)));
    }),
  );
}

/** The print of a request's text. */
export const requestPrint = (text: string): Pick<Print, "high" | "low"> => printOf(sha256(text), 0);
