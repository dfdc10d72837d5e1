import { blankRecord, ERROR_CLASSES, OUTCOMES, type UsageRecord } from "../core/record.ts";
import { callFacts } from "./call-columns.ts";
import type { TransactionSql } from "./connect.ts";
import { LABEL_COLUMNS, LABEL_KINDS } from "./writes/label-ids.ts";

type Nullable =
  | "inputTotal"
  | "inputCached"
  | "inputCacheWrite"
  | "inputCacheWrite1h"
  | "outputTotal"
  | "reasoning"
  | "latencyMs"
  | "ttftMs"
  | "httpStatus"
  | "attempt"
  | "requestId"
  | "operationId";

interface ToldRow extends Pick<UsageRecord, Nullable | "startUs"> {
  readonly key: string;
  readonly labels: readonly number[];
  readonly outcomeCode: number;
  readonly errorClassCode: number | null;
}

const COLUMNS = `
  (extract(epoch from at) * 1000000)::bigint as "startUs",
  input_total as "inputTotal", input_cached as "inputCached", input_cache_write as "inputCacheWrite",
  input_cache_write_1h as "inputCacheWrite1h", output_total as "outputTotal", reasoning,
  latency_ms as "latencyMs", ttft_ms as "ttftMs", http_status as "httpStatus", attempt,
  request_id as "requestId", operation_id as "operationId",
  array[${LABEL_COLUMNS}] as labels, outcome as "outcomeCode", error_class as "errorClassCode"`;

/** What stored calls were told to be: by key, the words of the import that owns the call first. */
export class ToldCalls {
  readonly #names = new Map<number, string>();

  async of(
    tx: TransactionSql,
    workspace: number,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, readonly [UsageRecord, ...UsageRecord[]]>> {
    const wanted = `{${keys.join(",")}}`;
    const facts = tx.unsafe(callFacts("told"));
    const rows = await tx<ToldRow[]>`
      select key, ${tx.unsafe(COLUMNS)} from (
        select told.key, 0::bigint as place, ${facts} from calls told
        where told.workspace = ${workspace} and told.key = any (${wanted}::text::uuid[]) and not exists (
          select from claimed_calls words
          where words.workspace = ${workspace} and words.key = told.key)
        union all
        select told.key, (told.import_id <> calls.import_id)::int::bigint << 32 | told.import_id, ${facts}
        from claimed_calls told
        join calls on calls.workspace = ${workspace} and calls.key = told.key
        where told.workspace = ${workspace} and told.key = any (${wanted}::text::uuid[])
      ) tellings order by key, place`;
    await this.#learnNames(tx, workspace, rows);
    const calls = new Map<string, [UsageRecord, ...UsageRecord[]]>();
    for (const row of rows) {
      const known = calls.get(row.key);
      if (known) known.push(this.#recordOf(row));
      else calls.set(row.key, [this.#recordOf(row)]);
    }
    return calls;
  }

  async #learnNames(
    tx: TransactionSql,
    workspace: number,
    rows: readonly ToldRow[],
  ): Promise<void> {
    const ids = new Set(rows.flatMap(({ labels }) => labels));
    const missing = [...ids].filter((id) => id !== 0 && !this.#names.has(id));
    if (missing.length === 0) return;
    const found = await tx<{ id: number; name: string }[]>`
      select id, name from labels
      where workspace = ${workspace} and id = any (${`{${missing.join(",")}}`}::text::int[])`;
    for (const { id, name } of found) this.#names.set(id, name);
  }

  #recordOf({ key: _, labels, outcomeCode, errorClassCode, ...facts }: ToldRow): UsageRecord {
    const names = LABEL_KINDS.map((kind, place) => [
      kind,
      this.#names.get(labels[place] ?? 0) ?? null,
    ]);
    return {
      ...blankRecord("call", facts.startUs),
      ...facts,
      ...Object.fromEntries(names),
      outcome: OUTCOMES[outcomeCode] ?? "unknown",
      errorClass: errorClassCode === null ? null : (ERROR_CLASSES[errorClassCode] ?? null),
    };
  }
}
