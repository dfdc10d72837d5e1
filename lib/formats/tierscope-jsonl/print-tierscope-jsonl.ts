import type { UsageRecord } from "../../core/record.ts";
import { exportedValue, TIERSCOPE_FIELDS } from "../tierscope-fields.ts";

/** Records as our own JSON lines, unknown fields left out; read again, they are the same records. */
export function* printTierscopeJsonl(records: Iterable<UsageRecord>): Generator<string> {
  for (const record of records) {
    const known = TIERSCOPE_FIELDS.map((field) => [field, exportedValue(record, field)] as const);
    const fields = known.filter(([, value]) => value !== null);
    yield `${JSON.stringify(Object.fromEntries(fields))}\n`;
  }
}
