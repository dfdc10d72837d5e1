import { type Picodollars, parseUsd, picodollars } from "../core/money.ts";
import type { Tier } from "../core/tier.ts";
import { US_PER_DAY } from "../core/time.ts";
import type { ModelEntry, PriceEntry, ProviderCatalog } from "./catalog/entry.ts";
import { catalogUs } from "./catalog-date.ts";
import type { PriceVersion } from "./types.ts";

export type EndReason =
  | "price_change"
  | "scheduled_price_change"
  | "model_shutdown"
  | "model_replaced"
  | "end_unknown"
  | "contract_begins"
  | "contract_ends";

/** The first moment for which a price was not promised; `null` where no promise ends. */
export const promiseEndUs = ({
  guaranteedUntil,
}: Pick<HistoricPrice, "guaranteedUntil">): number | null =>
  guaranteedUntil === null ? null : catalogUs(guaranteedUntil) + US_PER_DAY;

/** A catalogue row with everything that is known of it, also where nothing was ever charged by it. */
export interface HistoricPrice extends PriceVersion {
  readonly endReason: EndReason | null;
  /** The last day for which it was promised, where nothing was published of what follows. */
  readonly guaranteedUntil: string | null;
  readonly availability: "available" | "not_listed" | "preview" | "preview_invite";
  readonly status: "in-force" | "announced" | "retracted";
  readonly valueBasis: string;
  readonly dateBasis: PriceEntry["dated"];
  readonly recordedOn: string;
  /** Which requests this band holds for, and the wall clock where it chooses. */
  readonly rule: string | null;
  readonly regionalUplift: string | null;
  readonly closedIn: readonly string[];
  readonly notes: string | null;
  /** Taken over from a price file: it stands where a list price would stand. */
  readonly fromFile?: true;
}

const TOKENS_PER_PRICE = 1_000_000n;
const NOWHERE: readonly string[] = [];

function ratePerToken(usdPerMillion: string | undefined): Picodollars | null {
  if (usdPerMillion === undefined) return null;
  const perMillion = parseUsd(usdPerMillion);
  if (perMillion === null || perMillion < 0n || perMillion % TOKENS_PER_PRICE !== 0n) {
    throw new Error(
      `price catalogue: expected USD per million tokens with at most 6 decimals, found "${usdPerMillion}"`,
    );
  }
  return picodollars(perMillion / TOKENS_PER_PRICE);
}

/** The tier under which requests name a row: those that a clock chooses are `standard`. */
export function soldAs(tier: Tier, { clock }: ModelEntry): Tier {
  return clock && (tier === clock.peakTier || tier === clock.otherTier) ? "standard" : tier;
}

/** Of the same day, a price of the user's own takes the place of a listed one. */
const standsInFor = (other: PriceEntry, entry: PriceEntry): boolean =>
  other.own === true && !entry.own && catalogUs(other.from) === catalogUs(entry.from);

function successorOf(entry: PriceEntry, model: ModelEntry): PriceEntry | null {
  const fromUs = catalogUs(entry.from);
  const later = model.prices.filter(
    (other) =>
      other.status !== "retracted" &&
      (catalogUs(other.from) > fromUs || standsInFor(other, entry)) &&
      soldAs(other.tier, model) === soldAs(entry.tier, model) &&
      (other.band === entry.band || other.band === undefined || entry.band === undefined),
  );
  later.sort((a, b) => catalogUs(a.from) - catalogUs(b.from));
  return later[0] ?? null;
}

function endOf(
  entry: PriceEntry,
  model: ModelEntry,
): { readonly toUs: number | null; readonly endReason: EndReason | null } {
  const unknown = entry.endUnknown ? "end_unknown" : null;
  if (entry.status === "retracted") return { toUs: null, endReason: null };
  const successor = successorOf(entry, model);
  const sold = entry.availability !== "not_listed";
  if (successor) {
    const change = successor.status === "announced" ? "scheduled_price_change" : "price_change";
    return { toUs: catalogUs(successor.from), endReason: sold ? change : unknown };
  }
  if (!model.ends) return { toUs: null, endReason: unknown };
  return { toUs: catalogUs(model.ends.on), endReason: sold ? model.ends.reason : unknown };
}

const asText = (parts: string | readonly string[]): string =>
  typeof parts === "string" ? parts : parts.join("; ");

function ruleOf(entry: PriceEntry, { clock, longContext }: ModelEntry): string | null {
  if (entry.band !== undefined) return longContext?.rule ?? null;
  const byClock = entry.tier === clock?.peakTier || entry.tier === clock?.otherTier;
  return byClock ? (clock?.rule ?? null) : null;
}

function historicPrice(
  catalog: ProviderCatalog,
  model: string,
  modelEntry: ModelEntry,
  entry: PriceEntry,
): HistoricPrice {
  const band = entry.band ?? "all";
  const kind = entry.own ? "~own" : entry.status === "retracted" ? "~retracted" : "";
  return {
    id: `${catalog.id}/${model}/${entry.tier}/${band}@${entry.from}${kind}`,
    provider: catalog.id,
    model,
    tier: entry.tier,
    band,
    fromUs: catalogUs(entry.from),
    ...endOf(entry, modelEntry),
    rates: {
      input: ratePerToken(entry.input),
      cachedInput: ratePerToken(entry.cached),
      cacheWrite: ratePerToken(entry.write),
      cacheWrite1h: ratePerToken(entry.write1h),
      output: ratePerToken(entry.output),
    },
    source: asText(entry.source),
    confidence: entry.confidence,
    guaranteedUntil: entry.guaranteedUntil ?? null,
    availability: entry.availability ?? "available",
    status: entry.status ?? "in-force",
    valueBasis: entry.basis ?? (entry.input === undefined ? "n/a" : "published"),
    dateBasis: entry.dated,
    recordedOn: entry.recorded ?? catalog.recorded,
    rule: ruleOf(entry, modelEntry),
    regionalUplift: entry.own && !entry.fromFile ? null : (modelEntry.uplift?.rule ?? null),
    closedIn: entry.closedIn ?? NOWHERE,
    notes: entry.note === undefined ? null : asText(entry.note),
    ...(entry.own ? { own: true } : {}),
    ...(entry.fromFile ? { fromFile: true } : {}),
  };
}

/** A model's whole history in catalogue order, with each row's end worked out from what follows it. */
export function historicPrices(
  catalog: ProviderCatalog,
  model: string,
  modelEntry: ModelEntry,
): readonly HistoricPrice[] {
  return modelEntry.prices.map((entry) => historicPrice(catalog, model, modelEntry, entry));
}
