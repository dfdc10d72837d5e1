import type { UsageRecord } from "../core/record.ts";
import { recordProblem } from "../formats/check-record.ts";
import { cleanCode, cleanId } from "../formats/clean-text.ts";
import { classifyFailure } from "../formats/error-class.ts";
import { FieldReader } from "../formats/field-reader.ts";
import type { RowProblem } from "../formats/format.ts";
import { isJsonObject, own } from "../formats/json-value.ts";
import { excerpt } from "../formats/row-problem.ts";
import { TIERSCOPE_FIELDS, tierscopeReader } from "../formats/tierscope-fields.ts";
import type { AttemptDetails } from "../wire/live-record.ts";
import { attemptDetails, DETAIL_FIELDS } from "./attempt-details.ts";

export type ReadRecord =
  | {
      readonly kind: "record";
      readonly record: UsageRecord;
      readonly details: AttemptDetails | null;
    }
  | { readonly kind: "reject"; readonly problem: RowProblem };

const reject = (problem: RowProblem): ReadRecord => ({ kind: "reject", problem });

/** What a program may send of an attempt; any other field is left where it is, and named in the answer. */
export const LIVE_FIELDS: ReadonlySet<string> = new Set([
  "id",
  ...TIERSCOPE_FIELDS,
  ...DETAIL_FIELDS,
]);

/** Whoever tells a status of failure and no outcome tells of a failure. */
function withFate(record: UsageRecord, value: unknown): UsageRecord {
  const { httpStatus, errorCode } = record;
  const isUntold = (own(value, "outcome") ?? null) === null;
  const failed = (httpStatus ?? 0) >= 400 || record.errorClass !== null || errorCode !== null;
  const outcome = isUntold && failed ? "error" : record.outcome;
  if (outcome !== "error" || record.errorClass !== null) return { ...record, outcome };
  const type = cleanCode(own(value, "errorType"));
  const errorClass = classifyFailure({ httpStatus, code: errorCode, type, message: null });
  return { ...record, outcome, errorClass };
}

/** A sender's own id stands in for a provider's that never came, so that exports of the record find it again. */
function withId(record: UsageRecord, value: unknown): UsageRecord {
  if (record.requestId !== null) return record;
  const id = cleanId(own(value, "id"));
  return id === null ? record : { ...record, requestId: `live:${id}` };
}

/** Of tags a record keeps one, as its source's word for the workload. */
function withWorkload(record: UsageRecord, details: AttemptDetails | null): UsageRecord {
  const workload = record.workload ?? details?.tags?.workload ?? null;
  return { ...record, workload };
}

/** Reads records that programs send, by the same fields and with the same demands as our own export. */
export function liveRecordReader(): (value: unknown) => ReadRecord {
  const readFields = tierscopeReader();
  const readDetails = new FieldReader();
  return (value) => {
    if (!isJsonObject(value)) {
      const expected = "a record: an object with time, model and tokens";
      return reject({ field: null, code: "not-an-object", expected, found: excerpt(value) });
    }
    const row = readFields(0, (field) => own(value, field));
    if (row.kind !== "record") {
      return reject(row.kind === "reject" ? row.problem : NOT_A_CALL);
    }
    if (row.record.grain !== "call") return reject(NOT_A_CALL);
    readDetails.begin();
    const details = attemptDetails(readDetails, value);
    if (readDetails.problem) return reject(readDetails.problem);
    const record = withWorkload(withId(withFate(row.record, value), value), details);
    const problem = recordProblem(record);
    return problem ? reject(problem) : { kind: "record", record, details };
  };
}

const NOT_A_CALL: RowProblem = {
  field: "grain",
  code: "not-a-call",
  expected: "a call: aggregate rows come by files, which can be taken back as a whole",
  found: "an aggregate row",
};
