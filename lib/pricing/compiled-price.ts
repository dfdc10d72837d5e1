import { type Picodollars, picodollars } from "../core/money.ts";
import type { RegionalUplift } from "./catalog/entry.ts";
import type { HistoricPrice } from "./historic-price.ts";
import type { PriceVersion, TokenClass } from "./types.ts";

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
    const hundredfold = rate * BigInt(100 + percent);
    if (hundredfold % 100n !== 0n) {
      throw new Error(`price catalogue: ${version.id} + ${percent} % is finer than a picodollar`);
    }
    return picodollars(hundredfold / 100n);
  };
  return {
    ...version,
    id: `${version.id}+region`,
    rates: perClass((tokenClass) => raise(version.rates[tokenClass])),
  };
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
  const regional = costsMore ? compile(raised(price, uplift.percent), price.closedIn, null) : null;
  return compile(price, price.closedIn, regional);
}
