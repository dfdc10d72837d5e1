import { hash } from "node:crypto";
import { err, ok, type Result } from "../core/result.ts";
import type { KeptReply } from "../db/writes/kept-replies.ts";
import { data, type Problem, problem } from "../http/problem.ts";
import { bodyText } from "../http/read-body.ts";
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

type Form = "json" | "lines";

interface Kind {
  readonly form: Form;
  /** The name under which its sender may send it again; `null` where it has none. */
  readonly name: string | null;
}

const refused = (code: Problem["code"], message: string) => err({ code, message });

function formOf(request: Request): Result<Form, Problem> {
  const [type = ""] = (request.headers.get("content-type") ?? "").split(";");
  const name = type.trim().toLowerCase();
  if (LINES.has(name)) return ok("lines");
  if (name === "" || name === "application/json") return ok("json");
  const message = `Expected records as application/json or application/x-ndjson, found ${name.slice(0, 60)}. Say which it is in Content-Type.`;
  return refused("wrong-type", message);
}

function replyName({ headers }: Request): Result<string | null, Problem> {
  const name = headers.get("idempotency-key");
  if (name === null || (name.length <= LONGEST_NAME && PRINTABLE.test(name))) return ok(name);
  const message = `Expected an Idempotency-Key of 1 to ${LONGEST_NAME} plain characters, found one of ${name.length}.`;
  return refused("bad-request", message);
}

function kindOf(request: Request): Result<Kind, Problem> {
  const name = replyName(request);
  if (!name.ok) return name;
  const form = formOf(request);
  return form.ok ? ok({ form: form.value, name: name.value }) : form;
}

function readBatch(form: Form, body: Uint8Array): Result<ReadBatch, Problem> {
  const text = bodyText(body);
  if (text === null) return refused("not-utf8", "Expected text in UTF-8, found other bytes.");
  return form === "json" ? readJsonBatch(text) : readLines(text);
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
  taking: Taking,
  { name, batch }: { readonly name: string | null; readonly batch: ReadBatch },
): Promise<Response> {
  const read = readRecords(batch, taking);
  const hasNone = read.accepted.length === 0 && read.received > 0;
  const reply = hasNone ? null : keptReply(name, batch, read);
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
  return await service.take(request, {
    scopes,
    limits: INGEST_LIMITS.batch,
    kindOf,
    async answer(taking, { form, name }, body) {
      const batch = readBatch(form, body);
      if (!batch.ok) return problem(batch.error);
      return await answerBatch(service, taking, { name, batch: batch.value });
    },
  });
}
