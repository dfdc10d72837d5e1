import type { RejectedRow } from "../chunk.ts";
import type { TransactionSql } from "../connect.ts";

/** Listed rejects per import; their number is counted beyond it. */
const MOST_LISTED_REJECTS = 10_000;

/** A NUL, or half of a surrogate pair: what PostgreSQL's texts cannot hold. */
const UNSTORABLE = /\0|\p{Surrogate}/gu;

const cleanText = (text: string): string => text.replace(UNSTORABLE, "\uFFFD");

function clean(value: unknown): unknown {
  if (typeof value === "string") return cleanText(value);
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, v]) => [cleanText(key), clean(v)]));
}

/** NUL and lone surrogates as JSON writes them, or what looks like it. */
const MAY_NEED_CLEANING = /\\u(?:0000|d[89a-f])/;

/** JSON that `jsonb` takes. */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value);
  return MAY_NEED_CLEANING.test(text) ? JSON.stringify(clean(value)) : text;
}

/** Lists rejected rows behind those that are listed, as far as there is room. */
export async function storeRejects(
  tx: TransactionSql,
  { workspace, importId }: { readonly workspace: number; readonly importId: number },
  rejects: readonly RejectedRow[],
  before: number,
): Promise<void> {
  const listed = rejects.slice(0, Math.max(0, MOST_LISTED_REJECTS - before));
  if (listed.length === 0) return;
  const rows = listed.map(({ line, problem, cells }, index) => ({
    workspace,
    import_id: importId,
    place: before + index + 1,
    line,
    field: problem.field,
    code: problem.code,
    expected: problem.expected,
    found: problem.found,
    cells: cells ?? null,
  }));
  await tx`
    insert into import_rejects (workspace, import_id, place, line, field, code, expected, found, cells)
    select workspace, import_id, place, line, field, code, expected, found,
      case jsonb_typeof(cells) when 'object' then cells end
    from jsonb_to_recordset(${jsonText(rows)}::text::jsonb) as row (
      workspace int, import_id int, place int, line int, field text, code text, expected text,
      found text, cells jsonb)`;
}
