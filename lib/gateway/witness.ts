import type http from "node:http";
import type { Operations } from "../client/operations.ts";
import type { Labels } from "../client/options.ts";
import type { Seen } from "../client/seen.ts";
import type { ByteBudget } from "../ingest/byte-budget.ts";

/** Sees a call as it passes through, and changes nothing of it. */
export interface CallWitness {
  sent(bytes: Buffer): void;
  allSent(): void;
  answered(status: number, headers: Headers): void;
  passed(bytes: Buffer): void;
  /** `error` is left out where the answer came to its end. */
  over(error: unknown, callerLeft: boolean): void;
}

/** What a witness needs to know of its call. */
export interface WitnessedCall {
  /** Of the upstream, without its query: that may hold a key. */
  readonly url: string;
  readonly headers: http.IncomingHttpHeaders;
  readonly labels: Labels;
  /** What the caller's code says that it asks for. */
  readonly tierInCode: string | null;
  readonly room: ByteBudget;
  readonly operations: Operations<null>;
  readonly add: (seen: Seen) => void;
}
