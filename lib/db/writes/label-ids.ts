import { createHash } from "node:crypto";
import { DIMENSION_FIELDS, type UsageRecord } from "../../core/record.ts";
import type { Database } from "../database.ts";

/** Fields whose names are kept in the dictionary, in storage order. */
export const LABEL_KINDS = [...DIMENSION_FIELDS, "errorCode"] as const;
export type LabelKind = (typeof LABEL_KINDS)[number];

/** The columns of facts that hold their ids, in the order of LABEL_KINDS. */
export const LABEL_COLUMNS =
  "provider, model, tier_requested, tier_served, project, api_key, user_label, endpoint, workload, region, error_code";

const LONGEST_NAME = 512;
/** Ids never change, so a process may keep them; user ids can be many. */
const MOST_CACHED = 200_000;

/** Ids by name, one map for each of LABEL_KINDS, in its order. */
type IdsByKind = readonly Map<string, number>[];
const caches = new WeakMap<Database, IdsByKind>();

function cacheOf(db: Database): IdsByKind {
  const known = caches.get(db) ?? LABEL_KINDS.map(() => new Map<string, number>());
  const ids = known.map((names) => (names.size > MOST_CACHED ? new Map<string, number>() : names));
  caches.set(db, ids);
  return ids;
}

/**
 * A name as it is stored: PostgreSQL takes no NUL, and an index entry has a limit. Longer names keep
 * their beginning and a hash, so that different ones stay different.
 */
export function storedName(name: string): string {
  const clean = name.replaceAll("\0", "\uFFFD");
  if (clean.length <= LONGEST_NAME) return clean;
  const hash = createHash("sha256").update(clean).digest("hex").slice(0, 16);
  return `${clean.slice(0, LONGEST_NAME - 20)}… ${hash}`;
}

/** The ids of a record's names in the order of LABEL_KINDS, each followed by a tab; 0 = unknown. */
export type LabelText = (record: Pick<UsageRecord, LabelKind>) => string;

interface NewLabel {
  readonly place: number;
  readonly name: string;
}

/**
 * Ids for all names of the rows, made where they are new. Committed on its own before the records:
 * a name without records does no harm, and writers wait for each other only for a moment.
 */
export async function labelIds(
  db: Database,
  rows: readonly { readonly record: Pick<UsageRecord, LabelKind> }[],
): Promise<LabelText> {
  const cache = cacheOf(db);
  const wanted: NewLabel[] = [];
  for (const [place, kind] of LABEL_KINDS.entries()) {
    const names = cache[place];
    const missing = new Set<string>();
    for (const { record } of rows) {
      const name = record[kind];
      if (name !== null && !names?.has(name)) missing.add(name);
    }
    for (const name of missing) wanted.push({ place, name });
  }
  if (wanted.length > 0) await addNames(db, wanted, cache);
  return (record) => {
    let text = "";
    for (let place = 0; place < LABEL_KINDS.length; place++) {
      const name = record[LABEL_KINDS[place] ?? "model"];
      text += name === null ? "0\t" : `${cache[place]?.get(name)}\t`;
    }
    return text;
  };
}

async function addNames(
  { sql, workspace }: Database,
  wanted: readonly NewLabel[],
  cache: IdsByKind,
): Promise<void> {
  const kinds = wanted.map(({ place }) => LABEL_KINDS[place] ?? "");
  const names = wanted.map(({ name }) => storedName(name));
  // In one order, so that two writers never wait for each other in a circle.
  await sql`
    insert into labels (workspace, kind, name)
    select distinct ${workspace}::int, kind, name
    from unnest(${kinds}::text[], ${names}::text[]) as wanted (kind, name)
    order by kind, name
    on conflict (workspace, kind, name) do nothing`;
  const ids = await sql<{ place: number; id: number }[]>`
    select wanted.place::int, labels.id
    from unnest(${kinds}::text[], ${names}::text[]) with ordinality as wanted (kind, name, place)
    join labels using (kind, name)
    where labels.workspace = ${workspace}`;
  if (ids.length !== wanted.length) throw new Error("a name was not given an id");
  for (const { place, id } of ids) {
    const label = wanted[place - 1];
    if (label) cache[label.place]?.set(label.name, id);
  }
}
