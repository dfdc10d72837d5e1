import { hash } from "node:crypto";
import { err, ok, type Result } from "../core/result.ts";
import type { KeptReply } from "../db/writes/kept-replies.ts";
import { data, type Problem, problem } from "../http/problem.ts";
import { bodyText, readBody } from "../http/read-body.ts";
import {
  type BatchOutcome,
  batchOutcome,
  printOutcome,
  problemWords,
} from "../ingest/batch-outcome.ts";
import { type ReadBatch, readJsonBatch, readLines } from "../ingest/read-batch.ts";
import { type ReadRecords, readRecords } from "../ingest/read-records.ts";
import type { KeyScope } from "../wire/ingest-keys.ts";
import { INGEST_LIMITS } from "../wire/ingest-limits.ts";
import type { IngestService, Taking } from "./ingest-service.ts";
import { refuseBatch, storeRecords } from "./store-records.ts";

const LINES = new Set([
  "application/x-ndjson",
  "application/ndjson",
  "application/jsonl",
  "application/x-jsonlines",
]);
const { characters: LONGEST_NAME } = INGEST_LIMITS.idempotencyKey;
const PRINTABLE = /^[\x21-\x7e]+$/;

type Kind = "json" | "lines";

const refused = (code: Problem["code"], message: string) => err({ code, message });

function kindOf(request: Request): Result<Kind, Problem> {
  const [type = ""] = (request.headers.get("content-type") ?? "").split(";");
  const name = type.trim().toLowerCase();
  if (LINES.has(name)) return ok("lines");
  if (name === "" || name === "application/json") return ok("json");
  const message = `Expected records as application/json or application/x-ndjson, found ${name.slice(0, 60)}. Say which it is in Content-Type.`;
  return refused("wrong-type", message);
}

/** The name under which a sender may send the batch again; `null` where it has none. */
function replyName({ headers }: Request): Result<string | null, Problem> {
  const name = headers.get("idempotency-key");
  if (name === null || (name.length <= LONGEST_NAME && PRINTABLE.test(name))) return ok(name);
  const message = `Expected an Idempotency-Key of 1 to ${LONGEST_NAME} plain characters, found one of ${name.length}.`;
  return refused("bad-request", message);
}

async function readBatch(request: Request): Promise<Result<ReadBatch, Problem>> {
  const kind = kindOf(request);
  if (!kind.ok) return kind;
  const body = await readBody(request, INGEST_LIMITS.batch);
  if (!body.ok) return body;
  const text = bodyText(body.value);
  if (text === null) return refused("not-utf8", "Expected text in UTF-8, found other bytes.");
  return kind.value === "json" ? readJsonBatch(text) : readLines(text);
}

/** Of the records alone: a batch that is sent again may say another `sentAt`, and be packed otherwise. */
const hashOf = ({ rows }: ReadBatch): string => hash("sha256", JSON.stringify(rows), "hex");

function keptReply(name: string | null, batch: ReadBatch, read: ReadRecords): KeptReply | null {
  if (name === null) return null;
  return {
    idempotencyKey: name,
    bodyHash: hashOf(batch),
    status: 200,
    outcome: (fates) => batchOutcome(read, fates),
  };
}

/** Nothing could be stored: the sender has to mend something before it tries again. */
function refuseAll({ rejected, received }: ReadRecords): Response {
  const [first] = rejected;
  const listed = rejected.slice(0, INGEST_LIMITS.listedProblems);
  const message = `None of the ${received} records could be stored. ${first ? `The first: ${first.problem.field ?? "the whole"}: ${problemWords(first)}` : ""}`;
  const problems = listed.map((one) => ({
    index: one.index,
    field: one.problem.field,
    code: one.problem.code,
    message: problemWords(one),
  }));
  return problem({ code: "all-rejected", message, problems, total: rejected.length });
}

async function answerBatch(
  service: IngestService,
  request: Request,
  taking: Taking,
): Promise<Response> {
  const name = replyName(request);
  if (!name.ok) return problem(name.error);
  const batch = await readBatch(request);
  if (!batch.ok) return problem(batch.error);
  const read = readRecords(batch.value, taking);
  const hasNone = read.accepted.length === 0 && read.received > 0;
  const reply = hasNone ? null : keptReply(name.value, batch.value, read);
  const stored = await storeRecords(taking, read, reply);
  if (!stored.ok) return refuseBatch(service, stored.error);
  if (hasNone) return refuseAll(read);
  if (stored.value.kind === "stored") {
    return data(printOutcome(batchOutcome(read, stored.value.fates)));
  }
  const { status, outcome } = stored.value;
  const again = data(printOutcome(outcome as BatchOutcome), status); // kept as batchOutcome made it
  again.headers.set("idempotency-replayed", "true");
  return again;
}

/**
 * `POST /api/v1/records`: a batch of records as JSON or NDJSON, packed or not, with an answer for each of them. The
 * gateway's own records come the same way, under keys of its scope.
 */
export async function takeRecords(
  service: IngestService,
  request: Request,
  scopes: readonly KeyScope[] = ["ingest:write"],
): Promise<Response> {
  return await service.take(request, scopes, (taking) =>
    answerBatch(service, request, taking),
  );
}
