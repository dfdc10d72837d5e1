import type { Picodollars } from "../core/money.ts";
import type { RegionalUplift } from "./catalog/entry.ts";
import type { HistoricPrice } from "./historic-price.ts";
import { isWholeShare, shareLeft, shareOfRate } from "./rate-share.ts";
import type { ContractTerms, PriceVersion, TokenClass } from "./types.ts";

/** A price ready for arithmetic: every token class has a rate, and it is known whose rate that is. */
export interface CompiledPrice {
  readonly version: PriceVersion;
  /** Whole picodollars per token; safe integers, so that products are exact below 2^53. */
  readonly rates: Readonly<Record<TokenClass, number>>;
  readonly ratedAs: Readonly<Record<TokenClass, TokenClass>>;
  readonly pricesOutput: boolean;
  /** Whether not knowing the count of that class can change the price. */
  readonly cachedMatters: boolean;
  readonly writeMatters: boolean;
  readonly write1hMatters: boolean;
  readonly closedIn: readonly string[];
  /** The same price in a region that costs more; `null` where no region does. */
  readonly regional: CompiledPrice | null;
}

type Rates = PriceVersion["rates"];

/** A class without a published rate bills at the rate of the class it is a kind of. */
function ratedAsIn(rates: Rates): Record<TokenClass, TokenClass> {
  const cacheWrite = rates.cacheWrite === null ? "input" : "cacheWrite";
  return {
    input: "input",
    cachedInput: rates.cachedInput === null ? "input" : "cachedInput",
    cacheWrite,
    cacheWrite1h: rates.cacheWrite1h === null ? cacheWrite : "cacheWrite1h",
    output: "output",
  };
}

function perClass<T>(of: (tokenClass: TokenClass) => T): Record<TokenClass, T> {
  return {
    input: of("input"),
    cachedInput: of("cachedInput"),
    cacheWrite: of("cacheWrite"),
    cacheWrite1h: of("cacheWrite1h"),
    output: of("output"),
  };
}

function raised(version: PriceVersion, percent: number): PriceVersion {
  const raise = (rate: Picodollars | null): Picodollars | null => {
    if (rate === null) return null;
    const more = { numerator: BigInt(100 + percent), denominator: 100n };
    if (!version.own && !isWholeShare(rate, more)) {
      throw new Error(`price catalogue: ${version.id} + ${percent} % is finer than a picodollar`);
    }
    return shareOfRate(rate, more);
  };
  const rates = perClass((tokenClass) => raise(version.rates[tokenClass]));
  return { ...version, id: `${version.id}+region`, rates };
}

/** What a contract leaves of a price: each rate of the list by itself, half-even in whole picodollars per token. */
export function underContract<Version extends PriceVersion>(
  version: Version,
  { percent, note }: Pick<ContractTerms, "percent" | "note">,
): Version {
  const left = shareLeft(percent);
  const rates = perClass((tokenClass) => {
    const rate = version.rates[tokenClass];
    return rate === null ? null : shareOfRate(rate, left);
  });
  return { ...version, rates, contract: { percent, note, listRates: version.rates } };
}

/** The same price in a region that costs more: the region raises the list, and the contract is off that. */
function regionalPrice(price: PriceVersion, percent: number): PriceVersion {
  const { contract } = price;
  if (contract === undefined) return raised(price, percent);
  return underContract(raised({ ...price, rates: contract.listRates }, percent), contract);
}

function compile(
  version: PriceVersion,
  closedIn: readonly string[],
  regional: CompiledPrice | null,
): CompiledPrice {
  const ratedAs = ratedAsIn(version.rates);
  const rates = perClass((tokenClass) => Number(version.rates[ratedAs[tokenClass]] ?? 0n));
  return {
    version,
    rates,
    ratedAs,
    pricesOutput: version.rates.output !== null,
    cachedMatters: rates.cachedInput !== rates.input,
    writeMatters: rates.cacheWrite !== rates.input,
    write1hMatters: rates.cacheWrite1h !== rates.cacheWrite,
    closedIn,
    regional,
  };
}

/** A catalogue row ready for arithmetic; `null` where it was never sold or its input price is not published. */
export function compilePrice(
  price: HistoricPrice,
  uplift: RegionalUplift | undefined,
): CompiledPrice | null {
  if (price.availability === "not_listed" || price.rates.input === null) return null;
  const costsMore = uplift !== undefined && uplift.percent > 0;
  const regional = costsMore
    ? compile(regionalPrice(price, uplift.percent), price.closedIn, null)
    : null;
  return compile(price, price.closedIn, regional);
}
