import type { Fragment } from "postgres";
import { ERROR_CLASSES, OUTCOMES, type UsageRecord } from "../../core/record.ts";
import type { Database } from "../database.ts";
import type { LabelKind } from "../writes/label-ids.ts";

/** A call as it is stored, with whose it is. */
export interface StoredCall {
  readonly key: string;
  readonly record: UsageRecord;
  readonly importId: number;
  readonly sourceLine: number;
}

/** The label kind of each column that holds an id. */
const LABELLED = {
  provider: "provider",
  model: "model",
  tier_requested: "tierRequested",
  tier_served: "tierServed",
  project: "project",
  api_key: "apiKey",
  user_label: "user",
  endpoint: "endpoint",
  workload: "workload",
  region: "region",
  error_code: "errorCode",
} as const satisfies Readonly<Record<string, LabelKind>>;
type LabelColumn = keyof typeof LABELLED;
const LABEL_COLUMNS = Object.keys(LABELLED) as LabelColumn[]; // the keys of that very object

type IdRow = Readonly<Record<LabelColumn, number>>;

interface CallRow extends IdRow {
  readonly key: string;
  readonly at_us: number;
  readonly import_id: number;
  readonly source_line: number;
  readonly input_total: number | null;
  readonly input_cached: number | null;
  readonly input_cache_write: number | null;
  readonly input_cache_write_1h: number | null;
  readonly output_total: number | null;
  readonly reasoning: number | null;
  readonly latency_ms: number | null;
  readonly ttft_ms: number | null;
  readonly outcome: number;
  readonly error_class: number | null;
  readonly http_status: number | null;
  readonly attempt: number | null;
  readonly request_id: string | null;
  readonly operation_id: string | null;
}

/** The columns of `calls` that `callRows` reads. */
const CALL_COLUMNS = `key, (extract(epoch from at) * 1000000)::bigint as at_us, import_id, source_line,
  input_total, input_cached, input_cache_write, input_cache_write_1h, output_total, reasoning,
  ${LABEL_COLUMNS.join(", ")}, latency_ms, ttft_ms, outcome, error_class, http_status, attempt,
  request_id, operation_id`;

/** Names by id, whatever their kind, kept while somebody walks from page to page; 0 has none. */
export type KnownNames = Map<number, string>;

async function learnNames(
  { sql, workspace }: Database,
  rows: readonly IdRow[],
  known: KnownNames,
): Promise<void> {
  const missing = new Map<number, { readonly kind: LabelKind; readonly id: number }>();
  for (const row of rows) {
    for (const column of LABEL_COLUMNS) {
      const id = row[column];
      if (id !== 0 && !known.has(id)) missing.set(id, { kind: LABELLED[column], id });
    }
  }
  if (missing.size === 0) return;
  const wanted = [...missing.values()];
  const labels = await sql<{ id: number; name: string }[]>`
    select labels.id, labels.name
    from unnest(${wanted.map(({ kind }) => kind)}::text[],
      (${`{${wanted.map(({ id }) => id).join(",")}}`}::text)::int[]) wanted (kind, id)
    join labels on labels.workspace = ${workspace} and labels.kind = wanted.kind and labels.id = wanted.id`;
  for (const { id, name } of labels) known.set(id, name);
}

function recordOf(row: CallRow, known: KnownNames): UsageRecord {
  const name = (column: LabelColumn): string | null => known.get(row[column]) ?? null;
  return {
    grain: "call",
    startUs: row.at_us,
    endUs: null,
    requests: 1,
    requestId: row.request_id,
    operationId: row.operation_id,
    attempt: row.attempt,
    provider: name("provider"),
    model: name("model"),
    tierRequested: name("tier_requested"),
    tierServed: name("tier_served"),
    outcome: OUTCOMES[row.outcome] ?? "unknown",
    httpStatus: row.http_status,
    errorClass: row.error_class === null ? null : (ERROR_CLASSES[row.error_class] ?? "unknown"),
    errorCode: name("error_code"),
    inputTotal: row.input_total,
    inputCached: row.input_cached,
    inputCacheWrite: row.input_cache_write,
    inputCacheWrite1h: row.input_cache_write_1h,
    outputTotal: row.output_total,
    reasoning: row.reasoning,
    latencyMs: row.latency_ms,
    ttftMs: row.ttft_ms,
    project: name("project"),
    apiKey: name("api_key"),
    user: name("user_label"),
    endpoint: name("endpoint"),
    workload: name("workload"),
    region: name("region"),
  };
}

/** Rows of `calls` from a query's tail (`from … where … order by … limit …`), in its order, as records. */
export async function callRows(
  db: Database,
  tail: Fragment,
  known: KnownNames = new Map(),
): Promise<StoredCall[]> {
  const rows = await db.sql<CallRow[]>`select ${db.sql.unsafe(CALL_COLUMNS)} ${tail}`;
  await learnNames(db, rows, known);
  return rows.map((row) => ({
    key: row.key,
    record: recordOf(row, known),
    importId: row.import_id,
    sourceLine: row.source_line,
  }));
}
