import { TOKEN_FIELDS } from "../../core/record.ts";
import type { Database } from "../database.ts";
import { unknownBit } from "../token-flags.ts";
import type { CellRow } from "./cost-cell-row.ts";
import { labelNames } from "./label-names.ts";
import { numbersOf } from "./numbers-of.ts";

/** The columns of an answer that hold numbers. */
export const NUMBERED = [
  ...["grain", "outcome", "error_class", "token_flags", "size_class", "told_twice", "grouping"],
  ...[
    "bucket",
    "start_us",
    "records",
    "requests",
    "requests_unknown",
    "input_total",
    "input_cached",
  ],
  ...["input_cache_write", "input_cache_write_1h", "output_total", "reasoning"],
] as const;

type Columns = ReadonlyMap<string, readonly (number | null)[]>;

/** The rows of an answer that came in columns of numbers, each as the text of an array; label columns by their kind. */
export async function cellRows(
  db: Database,
  answer: Readonly<Record<string, string | null>>,
  labels: readonly (readonly [kind: string, column: string])[],
): Promise<readonly CellRow[]> {
  const read = (column: string) => numbersOf(answer[column] ?? null);
  const numbers: Columns = new Map(NUMBERED.map((column) => [column, read(column)]));
  const ids: Columns = new Map(labels.map(([kind, column]) => [kind, read(column)]));
  const wanted = new Set<number>();
  for (const column of ids.values()) for (const id of column) wanted.add(id ?? 0);
  const names = await labelNames(db, wanted);
  const rows: CellRow[] = [];
  for (const row of (numbers.get("bucket") ?? []).keys())
    rows.push(cellRow({ numbers, ids, names }, row));
  return rows;
}

interface Answer {
  readonly numbers: Columns;
  readonly ids: Columns;
  readonly names: ReadonlyMap<number, string>;
}

/** Of cells that only count records, tokens are not told. */
const ALL_UNKNOWN = TOKEN_FIELDS.reduce((bits, field) => bits | unknownBit(field), 0);

/** Written out: objects of so many fields that are spread together take thirty times as long. */
function cellRow({ numbers, ids, names }: Answer, row: number): CellRow {
  const name = (kind: string): string | null => names.get(ids.get(kind)?.[row] ?? 0) ?? null;
  const number = (column: string): number => numbers.get(column)?.[row] ?? 0;
  return {
    provider: name("provider"),
    model: name("model"),
    tierRequested: name("tierRequested"),
    tierServed: name("tierServed"),
    region: name("region"),
    project: name("project"),
    workload: name("workload"),
    apiKey: name("apiKey"),
    endpoint: name("endpoint"),
    grain: number("grain"),
    outcome: number("outcome"),
    error_class: numbers.get("error_class")?.[row] ?? null,
    token_flags: numbers.get("token_flags")?.[row] ?? ALL_UNKNOWN,
    size_class: number("size_class"),
    grouping: number("grouping"),
    bucket: numbers.get("bucket")?.[row] ?? null,
    told_twice: number("told_twice"),
    startUs: number("start_us"),
    records: number("records"),
    requests: number("requests"),
    requests_unknown: number("requests_unknown"),
    input_total: number("input_total"),
    input_cached: number("input_cached"),
    input_cache_write: number("input_cache_write"),
    input_cache_write_1h: number("input_cache_write_1h"),
    output_total: number("output_total"),
    reasoning: number("reasoning"),
  };
}
