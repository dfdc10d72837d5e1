import { hash } from "node:crypto";
import { freeCauses, type PriceRow, priceRows } from "../../analytics/price-rows.ts";
import type { PriceLabel } from "../../analytics/price-stretches.ts";
import { EARLIEST_US, isoFromUs } from "../../core/time.ts";
import type { PriceBook } from "../../pricing/book.ts";
import { ADVISORY } from "../advisory-locks.ts";
import type { TransactionSql } from "../connect.ts";
import type { Database } from "../database.ts";

/** What decides a price; users and error codes, which can be many, do not. */
const KINDS = ["provider", "model", "tierServed", "tierRequested", "region"] as const;
const SETTING = "price-rows";
const ROWS_AT_ONCE = 5_000;

interface Written {
  readonly names: string;
  readonly digest: string;
}
const written = new WeakMap<PriceBook, Written>();

/** Changes when a name is added; names are never changed or taken away. */
async function namesVersion({ sql, workspace }: Database): Promise<string> {
  const newest = await sql<{ id: number | null }[]>`
    select (select max(id) from labels where workspace = ${workspace} and kind = kinds.kind) as id
    from unnest(${[...KINDS]}::text[]) with ordinality kinds (kind, place) order by place`;
  return newest.map(({ id }) => id ?? 0).join();
}

async function priceLabels({ sql, workspace }: Database) {
  const labels = await sql<{ kind: string; id: number; name: string }[]>`
    select kind, id, name from labels
    where workspace = ${workspace} and kind = any (${[...KINDS]}::text[]) order by kind, id`;
  const of = (kind: (typeof KINDS)[number]): PriceLabel[] => [
    { id: 0, name: null },
    ...labels.filter((label) => label.kind === kind).map(({ id, name }) => ({ id, name })),
  ];
  return {
    providers: of("provider"),
    models: of("model"),
    tiersServed: of("tierServed"),
    tiersRequested: of("tierRequested"),
    regions: of("region"),
  };
}

async function isWritten({ sql, workspace }: Database, digest: string): Promise<boolean> {
  const [{ same }] = await sql<[{ same: boolean }]>`
    select exists (select from settings
      where workspace = ${workspace} and name = ${SETTING} and value = to_jsonb(${digest}::text)) as same`;
  return same;
}

const momentOf = (us: number | null): string | null =>
  us === null ? null : isoFromUs(Math.max(us, EARLIEST_US));

function stored({ fromUs, toUs, rates, ...row }: PriceRow) {
  return { ...row, ...rates, fromAt: momentOf(fromUs), toAt: momentOf(toUs) };
}

async function insertRows(tx: TransactionSql, workspace: number, rows: readonly PriceRow[]) {
  for (let place = 0; place < rows.length; place += ROWS_AT_ONCE) {
    const text = JSON.stringify(rows.slice(place, place + ROWS_AT_ONCE).map(stored));
    await tx`
      insert into price_rows (workspace, provider, model, tier_served, tier_requested, from_at, to_at,
        size_from, size_to, regions, hours, reason, prices_output, input, cached_input, cache_write,
        cache_write_1h, output)
      select ${workspace}::int, provider, model, "tierServed", "tierRequested", "fromAt", "toAt", "sizeFrom",
        "sizeTo", regions, hours, reason, "pricesOutput", input, "cachedInput", "cacheWrite", "cacheWrite1h",
        output
      from jsonb_to_recordset((${text}::text)::jsonb) as row (provider int, model int, "tierServed" int,
        "tierRequested" int, "fromAt" timestamptz, "toAt" timestamptz, "sizeFrom" bigint, "sizeTo" bigint,
        regions int[], hours text, reason text, "pricesOutput" boolean, input bigint, "cachedInput" bigint,
        "cacheWrite" bigint, "cacheWrite1h" bigint, output bigint)`;
  }
}

/**
 * Makes the rates of the view `call_costs` those of this book, for all names that are stored. Costs one small query
 * where nothing has changed since this process looked.
 */
export async function refreshPriceRows(db: Database, book: PriceBook): Promise<void> {
  const names = await namesVersion(db);
  const last = written.get(book);
  if (last?.names === names && (await isWritten(db, last.digest))) return;
  const labels = await priceLabels(db);
  const rows = [...priceRows(book, labels)];
  const causes = freeCauses(book, labels.providers);
  const digest = hash("sha256", JSON.stringify([rows, causes]), "hex");
  if (!(await isWritten(db, digest))) {
    const { workspace } = db;
    await db.transactions.run(async (tx) => {
      await tx`select pg_advisory_xact_lock(${ADVISORY.priceRows}, ${workspace})`;
      await tx`delete from price_rows where workspace = ${workspace}`;
      await tx`delete from free_causes where workspace = ${workspace}`;
      await insertRows(tx, workspace, rows);
      await tx`
        insert into free_causes (workspace, provider, error_class)
        select ${workspace}::int, provider, "errorClass"
        from jsonb_to_recordset((${JSON.stringify(causes)}::text)::jsonb) as row (provider int, "errorClass" int)`;
      await tx`
        insert into settings (workspace, name, value) values (${workspace}, ${SETTING}, to_jsonb(${digest}::text))
        on conflict (workspace, name) do update set value = excluded.value`;
      await tx`analyze price_rows`;
    });
  }
  written.set(book, { names, digest });
}
