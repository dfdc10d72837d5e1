import type { FilterPair } from "../../wire/audit.ts";
import type { CostCell } from "../cost-cell.ts";
import type { FoundLine } from "./finding.ts";

/** How a record that does not say is called in an address. */
const NOT_SAID = "unknown";

export const isAnsweredCall = ({ grain, outcome }: CostCell): boolean =>
  grain === "call" && (outcome === "success" || outcome === "incomplete");

interface Place {
  readonly provider: string | null;
  readonly model: string | null;
  readonly asked: string | null;
  readonly served: string | null;
  readonly note?: string | null;
}

/** The filters that a line's place stands for; its provider only where it says one. */
export function placeFilters({ provider, model, asked, served }: Place): FilterPair[] {
  return [
    ...(provider === null ? [] : [["provider", provider] as const]),
    ["model", model ?? NOT_SAID],
    ["requestedTier", asked ?? NOT_SAID],
    ["servedTier", served ?? NOT_SAID],
  ];
}

export const placeOf = ({ provider, model, tierRequested, tierServed }: CostCell): Place => ({
  provider,
  model,
  asked: tierRequested,
  served: tierServed,
});

interface Line {
  readonly place: Place;
  readonly filters: readonly FilterPair[];
  records: number;
  usd: bigint | null;
  unpriced: number;
}

/** Running sums of a finding's records by their places. */
export class FindingLines {
  readonly #lines = new Map<string, Line>();

  /** `usd` in picodollars; `null` where these records have no price. */
  add(place: Place, records: number, usd: bigint | null, filters = placeFilters(place)): void {
    const key = JSON.stringify([
      place.provider,
      place.model,
      place.asked,
      place.served,
      place.note,
    ]);
    const line = this.#lines.get(key) ?? { place, filters, records: 0, usd: null, unpriced: 0 };
    this.#lines.set(key, line);
    line.records += records;
    if (usd === null) line.unpriced += records;
    else line.usd = (line.usd ?? 0n) + usd;
  }

  found(): FoundLine[] {
    return [...this.#lines.values()].map(({ place, ...line }) => ({
      ...line,
      provider: place.provider,
      model: place.model,
      asked: place.asked,
      served: place.served,
      note: place.note ?? null,
    }));
  }
}
