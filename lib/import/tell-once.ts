import type { UsageRecord } from "../core/record.ts";
import { isUndated, US_PER_DAY } from "../core/time.ts";
import type { Format, ParsedRow } from "../formats/format.ts";
import { skipped } from "../formats/row-problem.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";

type RecordRow = Extract<ParsedRow, { kind: "record" }>;

export const TOLD_BY_CALLS = "bucket whose calls are in the file too";

/** A bucket of more days than any export has is asked about its first ones. */
const MOST_DAYS = 366;
const UNKNOWN = 0;
const ANY = 1;
type Part = string | typeof UNKNOWN | typeof ANY;

const providerOf = ({ provider }: UsageRecord): Part =>
  provider === null ? UNKNOWN : (PRICE_BOOK.providerIds.get(provider) ?? provider);
const projectOf = ({ project }: UsageRecord): Part => project ?? UNKNOWN;

/** Whom an unknown provider or project may mean: anybody; a known one itself, and whoever does not say. */
const asked = (part: Part): readonly Part[] => (part === UNKNOWN ? [ANY] : [part, UNKNOWN]);

/** A key with a model is of calls of the batch tier. */
const keyOf = (day: number, provider: Part, project: Part, batchModel?: Part): string =>
  JSON.stringify([day, provider, project, batchModel]);

/** An aggregate row whose requests were all asked for as a batch, as batch objects have it. */
const isWholeBatch = ({ tierRequested, tierServed }: UsageRecord): boolean =>
  tierRequested === "batch" && tierServed === "batch";
const isBatchCall = ({ tierRequested, tierServed }: UsageRecord): boolean =>
  tierRequested === "batch" || tierServed === "batch";

const NO_DAY = -1;

const modelOf = ({ model }: UsageRecord): Part => model ?? UNKNOWN;

/** The days, providers and projects of which a file has calls. */
class ToldByCalls {
  readonly #keys = new Set<string>();

  add(call: UsageRecord): void {
    this.#addDay(call);
    if (isBatchCall(call)) this.#addBatchCall(call);
  }

  #addDay(call: UsageRecord): void {
    const day = Math.floor(call.startUs / US_PER_DAY);
    const [provider, project] = [providerOf(call), projectOf(call)];
    if (this.#keys.has(keyOf(day, provider, project))) return;
    for (const who of [provider, ANY] as const) {
      for (const what of [project, ANY] as const) this.#keys.add(keyOf(day, who, what));
    }
  }

  #addBatchCall(call: UsageRecord): void {
    const day = isUndated(call.startUs) ? NO_DAY : Math.floor(call.startUs / US_PER_DAY);
    const [provider, project, model] = [providerOf(call), projectOf(call), modelOf(call)];
    if (this.#keys.has(keyOf(day, provider, project, model))) return;
    for (const who of [provider, ANY] as const) {
      for (const what of [project, ANY] as const) {
        for (const by of [model, ANY] as const) this.#keys.add(keyOf(day, who, what, by));
      }
    }
  }

  tells(bucket: UsageRecord): boolean {
    if (isWholeBatch(bucket) && this.#tellsDay(bucket, NO_DAY)) return true;
    const first = Math.floor(bucket.startUs / US_PER_DAY);
    const end = bucket.endUs ?? bucket.startUs + 1;
    const last = Math.min(Math.floor((end - 1) / US_PER_DAY), first + MOST_DAYS);
    for (let day = first; day <= last; day++) if (this.#tellsDay(bucket, day)) return true;
    return false;
  }

  #tellsDay(bucket: UsageRecord, day: number): boolean {
    const models = isWholeBatch(bucket) ? asked(modelOf(bucket)) : [undefined];
    return asked(providerOf(bucket)).some((who) =>
      asked(projectOf(bucket)).some((what) =>
        models.some((model) => this.#keys.has(keyOf(day, who, what, model))),
      ),
    );
  }
}

/**
 * The rows of a file in which calls and buckets may tell of the same: where they do, of the same provider, project and
 * UTC day, the calls count, and the bucket is passed over. A whole batch is told by calls of the batch tier alone, of its
 * model and days or of no time. Buckets come last; they are held until every call is known.
 */
export async function* tellOnce({
  format,
  isZip = false,
  batches,
}: {
  readonly format: Format;
  /** Its files may be of several formats. */
  readonly isZip?: boolean;
  readonly batches: AsyncIterable<readonly ParsedRow[]>;
}): AsyncGenerator<readonly ParsedRow[]> {
  if (format.grain !== "call" && !isZip) {
    yield* batches;
    return;
  }
  const told = new ToldByCalls();
  const held: RecordRow[] = [];
  for await (const batch of batches) {
    const others = batch.filter((row) => row.kind !== "record" || row.record.grain !== "bucket");
    for (const row of batch) {
      if (row.kind !== "record") continue;
      if (row.record.grain === "bucket") held.push(row);
      else if (row.record.grain === "call") told.add(row.record);
    }
    yield others;
  }
  yield held.map((row) => (told.tells(row.record) ? skipped(row.line, TOLD_BY_CALLS) : row));
}
