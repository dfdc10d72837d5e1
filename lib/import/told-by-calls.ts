import type { UsageRecord } from "../core/record.ts";
import { isUndated, US_PER_DAY } from "../core/time.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";

type Told = Pick<
  UsageRecord,
  "startUs" | "endUs" | "provider" | "model" | "project" | "tierRequested" | "tierServed"
>;

/** A bucket of more days than any export has is asked about its first ones. */
const MOST_DAYS = 366;
const UNKNOWN = 0;
const ANY = 1;
type Part = string | typeof UNKNOWN | typeof ANY;

const providerOf = ({ provider }: Told): Part =>
  provider === null ? UNKNOWN : (PRICE_BOOK.providerIds.get(provider) ?? provider);
const projectOf = ({ project }: Told): Part => project ?? UNKNOWN;

/** Whom an unknown provider or project may mean: anybody; a known one itself, and whoever does not say. */
const asked = (part: Part): readonly Part[] => (part === UNKNOWN ? [ANY] : [part, UNKNOWN]);

/** A key with a model is of calls of the batch tier. */
const keyOf = (day: number, provider: Part, project: Part, batchModel?: Part): string =>
  JSON.stringify([day, provider, project, batchModel]);

/** An aggregate row whose requests were all asked for as a batch, as batch objects have it. */
const isWholeBatch = ({ tierRequested, tierServed }: Told): boolean =>
  tierRequested === "batch" && tierServed === "batch";
const isBatchCall = ({ tierRequested, tierServed }: Told): boolean =>
  tierRequested === "batch" || tierServed === "batch";

const NO_DAY = -1;

const modelOf = ({ model }: Told): Part => model ?? UNKNOWN;

const meet = (one: Part, other: Part): boolean =>
  one === other || one === UNKNOWN || other === UNKNOWN;

/** Whether a call without a time may be one of a whole batch of these names: then the batch's row counts, which has one. */
export function isOfBatch(
  call: Told,
  batch: Pick<Told, "provider" | "model" | "project">,
): boolean {
  if (!isUndated(call.startUs) || !isBatchCall(call) || call.model === null) return false;
  const row = { ...call, ...batch };
  return (
    meet(providerOf(call), providerOf(row)) &&
    meet(projectOf(call), projectOf(row)) &&
    meet(modelOf(call), modelOf(row))
  );
}

/** The days, providers and projects of which there are calls. */
export class ToldByCalls {
  readonly #keys = new Set<string>();

  add(call: Told): void {
    this.#addDay(call);
    if (isBatchCall(call)) this.#addBatchCall(call);
  }

  #addDay(call: Told): void {
    const day = Math.floor(call.startUs / US_PER_DAY);
    const [provider, project] = [providerOf(call), projectOf(call)];
    if (this.#keys.has(keyOf(day, provider, project))) return;
    for (const who of [provider, ANY] as const) {
      for (const what of [project, ANY] as const) this.#keys.add(keyOf(day, who, what));
    }
  }

  #addBatchCall(call: Told): void {
    const isTimeless = isUndated(call.startUs);
    // Such as a line that expired: there is nothing by which it could be known to be of that batch.
    if (isTimeless && call.model === null) return;
    const day = isTimeless ? NO_DAY : Math.floor(call.startUs / US_PER_DAY);
    const [provider, project, model] = [providerOf(call), projectOf(call), modelOf(call)];
    if (this.#keys.has(keyOf(day, provider, project, model))) return;
    for (const who of [provider, ANY] as const) {
      for (const what of [project, ANY] as const) {
        for (const by of [model, ANY] as const) this.#keys.add(keyOf(day, who, what, by));
      }
    }
  }

  /** Whether a bucket of the same file may tell of what these calls tell: the calls count then. */
  tells(bucket: Told): boolean {
    return (isWholeBatch(bucket) && this.#tellsDay(bucket, NO_DAY)) || this.standFor(bucket);
  }

  /** Whether these calls would count in place of a stored bucket: to a whole batch, calls without a time give way. */
  standFor(bucket: Told): boolean {
    const first = Math.floor(bucket.startUs / US_PER_DAY);
    const end = bucket.endUs ?? bucket.startUs + 1;
    const last = Math.min(Math.floor((end - 1) / US_PER_DAY), first + MOST_DAYS);
    for (let day = first; day <= last; day++) if (this.#tellsDay(bucket, day)) return true;
    return false;
  }

  #tellsDay(bucket: Told, day: number): boolean {
    const models = isWholeBatch(bucket) ? asked(modelOf(bucket)) : [undefined];
    return asked(providerOf(bucket)).some((who) =>
      asked(projectOf(bucket)).some((what) =>
        models.some((model) => this.#keys.has(keyOf(day, who, what, model))),
      ),
    );
  }
}
