import type { Result } from "../core/result.ts";
import type { LiveError, LiveStored } from "../db/writes/append-live.ts";
import type { LiveSender } from "../db/writes/count-live.ts";
import type { KeptReply } from "../db/writes/kept-replies.ts";
import { problem } from "../http/problem.ts";
import type { AcceptedRecord, RejectedRecord } from "../ingest/read-records.ts";
import type { IngestService, Taking } from "./ingest-service.ts";

export interface RecordsToStore {
  readonly accepted: readonly AcceptedRecord[];
  readonly rejected: readonly RejectedRecord[];
  readonly skips?: Readonly<Record<string, number>>;
  readonly sender?: LiveSender;
}

/** Stores what was read of a batch under the caller's key; the answer comes after the commit. */
export async function storeRecords(
  { writer }: Pick<Taking, "writer">,
  { accepted, rejected, skips = {}, sender }: RecordsToStore,
  reply: KeptReply | null,
): Promise<Result<LiveStored, LiveError>> {
  const rows = accepted.map(({ index, key, fileKey, record, details }) => ({
    ...{ key, fileKey },
    row: { key, line: index + 1, record },
    details,
  }));
  const rejects = rejected.map(({ index, problem }) => ({ line: index + 1, problem }));
  return await writer.append({ rows, rejects, skips, ...(sender && { sender }) }, reply);
}

/** The answer to a batch that could not be stored. */
export function refuseBatch(service: IngestService, error: LiveError): Response {
  const { message } = error;
  switch (error.code) {
    case "key-ended":
    case "idempotency-mismatch":
      return problem({ code: error.code, message });
    case "disk-full":
      return problem({ code: "no-room", message, retryAfterMs: service.laterMs() });
    case "batch-in-flight":
    case "writes-held":
      return problem({ code: error.code, message, retryAfterMs: service.laterMs() });
    default:
      return problem({ code: "database-away", message, retryAfterMs: service.laterMs() });
  }
}
