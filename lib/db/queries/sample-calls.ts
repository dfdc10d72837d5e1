import {
  type CallColumns,
  type CallSample,
  SAMPLED_NAMES,
  type SampledName,
} from "../../analytics/call-sample.ts";
import type { CellFilter } from "../../analytics/cost-cell.ts";
import { isoFromUs } from "../../core/time.ts";
import type { Database } from "../database.ts";
import type { Span } from "../hour-spans.ts";
import type { PriceFrame } from "../price-frame.ts";
import { SPEED_FAMILY } from "../speed-family.ts";
import { isSynthetic } from "../sum-facts.ts";
import { refreshRollups } from "../writes/refresh-rollups.ts";
import { askSums } from "./ask-sums.ts";
import { cellFilterSql } from "./cell-filter-sql.ts";
import { type DataSpan, dataSpan } from "./data-span.ts";
import { KEYS, keysBelow, sampledByKey } from "./key-sample.ts";
import { wholeDays } from "./told-twice.ts";
import { workloadSql } from "./workload-sql.ts";

export interface SampleQuestion {
  readonly filter: CellFilter;
  /** The most calls wanted. */
  readonly most: number;
}

const COLUMN = {
  provider: "provider",
  model: "model",
  tierRequested: "tier_requested",
  tierServed: "tier_served",
} as const;

const COUNTS = ["latency_ms", "ttft_ms", "input_total", "output_total", "outcome", "error_class"];
const CALLS_ALONE = [{ column: "calls", type: "bigint" }] as const;
const LARGEST = 2_147_483_647;

/**
 * At most so many of the calls that a filter means, chosen by their keys alone, so that the same calls come whenever
 * nothing was imported. All of them where the range is short enough to be read whole.
 */
export async function sampleCalls(
  db: Database,
  { filter, most }: SampleQuestion,
  frame: PriceFrame,
): Promise<CallSample> {
  const found = await dataSpan(db, filter);
  if (!found) return await readSample(db, new Int32Array(), { of: 0, share: 1 });
  await refreshRollups(db, frame.boundaries, wholeDays(found.span));
  const { fromUs, toUs, zone, synthetic } = filter;
  const range = { fromUs, toUs, zone, ...(synthetic === undefined ? {} : { synthetic }) };
  const inRange = await countOf(db, { filter: range, found }, frame);
  const of = await countOf(db, { filter, found }, frame);
  if (of === 0) return await readSample(db, new Int32Array(), { of, share: 1 });
  const below = keysBelow({ most, of, inRange });
  const words = await sampledWords(db, { filter, span: found.span, below });
  return await readSample(db, words, { of, share: below / KEYS });
}

async function readSample(
  db: Database,
  words: Int32Array,
  size: Pick<CallSample, "of" | "share">,
): Promise<CallSample> {
  const { rows, ids } = columnsOf(words);
  return { rows, names: await namesOf(db, ids), ...size };
}

/** How many calls a filter means. */
async function countOf(
  db: Database,
  { filter, found }: { readonly filter: CellFilter; readonly found: DataSpan },
  frame: PriceFrame,
): Promise<number> {
  const question = { family: SPEED_FAMILY, filter, splits: [], columns: {}, frame, found };
  const rows = await askSums(db, { ...question, sums: CALLS_ALONE });
  return rows.reduce((sum, { calls }) => sum + Number(calls), 0);
}

interface Wanted {
  readonly filter: CellFilter;
  readonly span: Span;
  readonly below: number;
}

const FIELDS = [
  "atS",
  "latencyMs",
  "ttftMs",
  "inputTotal",
  "outputTotal",
  "outcome",
  "errorClass",
  ...SAMPLED_NAMES,
] as const;

/** The calls as whole numbers of four bytes, one after the other in the order of FIELDS; -1 is unknown. */
async function sampledWords(db: Database, { filter, span, below }: Wanted): Promise<Int32Array> {
  const { sql, workspace } = db;
  const workload = await workloadSql(db);
  const condition = await cellFilterSql(db, filter, workload);
  const numbers = [
    "floor(date_part('epoch', at))",
    ...COUNTS.map((column) => `least(coalesce(${column}, -1), ${LARGEST})`),
    ...Object.values(COLUMN),
    workload.expression,
  ].map((number) => `int4send((${number})::int)`);
  const [row] = await sql<[{ words: Buffer | null }]>`
    select string_agg(${sql.unsafe(numbers.join(" || "))}, ''::bytea) as words
    from calls
    where workspace = ${workspace} and at >= ${isoFromUs(span.fromUs)}::timestamptz
      and at < ${isoFromUs(span.toUs)}::timestamptz ${sampledByKey(db, below)}
      and ${isSynthetic(sql, workspace)} = ${filter.synthetic ?? false} ${condition()}`;
  const bytes = Uint8Array.from(row.words ?? []);
  const view = new DataView(bytes.buffer);
  const words = new Int32Array(bytes.length / 4);
  for (let place = 0; place < words.length; place++) words[place] = view.getInt32(place * 4);
  return words;
}

type Ids = Readonly<Record<SampledName, Int32Array>>;

function columnsOf(words: Int32Array): { readonly rows: CallColumns; readonly ids: Ids } {
  const length = words.length / FIELDS.length;
  const column = (field: (typeof FIELDS)[number]): Int32Array => {
    const place = FIELDS.indexOf(field);
    const values = new Int32Array(length);
    for (let row = 0; row < length; row++) values[row] = words[row * FIELDS.length + place] ?? -1;
    return values;
  };
  const columns = Object.fromEntries(FIELDS.map((field) => [field, column(field)])) as Record<
    (typeof FIELDS)[number],
    Int32Array
  >; // every field is a key by construction
  return { rows: { length, ...columns }, ids: columns };
}

/** Turns label ids into places in lists of names, of which the first is the unknown one. */
async function namesOf({ sql, workspace }: Database, ids: Ids): Promise<CallSample["names"]> {
  const wanted = SAMPLED_NAMES.flatMap((name) => [...new Set(ids[name])]);
  const labels = await sql<{ id: number; name: string }[]>`
    select id, name from labels
    where workspace = ${workspace} and id = any (${`{${[...new Set(wanted)].join(",")}}`}::text::int[])`;
  const nameOf = new Map(labels.map(({ id, name }) => [id, name]));
  const placed = (name: SampledName): readonly (string | null)[] => {
    const places = new Map<number, number>([[0, 0]]);
    const list: (string | null)[] = [null];
    const column = ids[name];
    for (const [row, id] of column.entries()) {
      const place = places.get(id) ?? list.push(nameOf.get(id) ?? null) - 1;
      places.set(id, place);
      column[row] = place;
    }
    return list;
  };
  return {
    provider: placed("provider"),
    model: placed("model"),
    tierRequested: placed("tierRequested"),
    tierServed: placed("tierServed"),
    workload: placed("workload"),
  };
}
