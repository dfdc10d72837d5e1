import { decimalText } from "../../core/decimal.ts";
import { exactUsd, type Picodollars, picodollars } from "../../core/money.ts";
import { isoFromUs, US_PER_MS } from "../../core/time.ts";
import type { TokenClass } from "../../pricing/types.ts";
import type { FocusRow } from "./focus-row.ts";

const TOKENS_PER_UNIT = 1_000_000n;
const UNIT_DIGITS = 6;

/** No record names an account; FOCUS allows no empty one. */
const NO_ACCOUNT = "not recorded";

const TOKEN_TYPE: Readonly<Record<TokenClass, string>> = {
  input: "input",
  cachedInput: "cached_input",
  cacheWrite: "cache_write",
  cacheWrite1h: "cache_write_1h",
  output: "output",
};

const TOKEN_WORDS: Readonly<Record<TokenClass, string>> = {
  input: "input",
  cachedInput: "cached input",
  cacheWrite: "cache write",
  cacheWrite1h: "1-hour cache write",
  output: "output",
};

const timeText = (us: number): string => `${isoFromUs(us).slice(0, 19)}Z`;
const dayText = (us: number): string => isoFromUs(us).slice(0, 10);

function monthStart(us: number, monthsLater: number): string {
  const at = new Date(us / US_PER_MS);
  return timeText(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + monthsLater, 1) * US_PER_MS);
}

const perUnit = (rate: Picodollars): string => exactUsd(picodollars(rate * TOKENS_PER_UNIT));
const typeOf = ({ item }: FocusRow): string => TOKEN_TYPE[item.tokenClass];
const unitsOf = ({ tokens }: FocusRow): string =>
  decimalText({ units: BigInt(tokens), scale: UNIT_DIGITS });

function description({ price, item, source }: FocusRow): string {
  const { contract, band, own } = price;
  return [
    `${price.model} ${TOKEN_WORDS[item.tokenClass]} tokens, ${price.tier} tier`,
    band === "long" ? ", long context" : "",
    contract === undefined ? "" : `, contract ${contract.percent} % off`,
    own ? ", price entered by the user" : "",
    source === "sample" ? "; synthetic sample, not a real charge" : "; estimated from usage",
  ].join("");
}

/** What tells a price from others of its model: the same for every charge at it. */
function priceDetails({ price, item }: FocusRow): string {
  const { tier, band, source } = price;
  const details = {
    x_ServiceTier: tier,
    x_TokenType: TOKEN_TYPE[item.tokenClass],
    ...(band === "all" ? {} : { x_ContextBand: band }),
    ...(item.ratedAs === item.tokenClass ? {} : { x_RatedAs: TOKEN_TYPE[item.ratedAs] }),
    x_InForceFrom: dayText(price.listedFromUs ?? price.fromUs),
    x_PriceSource: source,
  };
  return JSON.stringify(details);
}

type Text = string | null;

/** The columns of FOCUS 1.2 that apply to usage priced by tokens, in alphabetical order; `null` is an empty cell. */
const FOCUS: readonly (readonly [string, (row: FocusRow) => Text])[] = [
  ["BilledCost", ({ billed }) => exactUsd(billed)],
  ["BillingAccountId", () => NO_ACCOUNT],
  ["BillingAccountName", () => null],
  ["BillingCurrency", () => "USD"],
  ["BillingPeriodEnd", ({ fromUs }) => monthStart(fromUs, 1)],
  ["BillingPeriodStart", ({ fromUs }) => monthStart(fromUs, 0)],
  ["ChargeCategory", () => "Usage"],
  ["ChargeClass", () => null],
  ["ChargeDescription", description],
  ["ChargeFrequency", () => "Usage-Based"],
  ["ChargePeriodEnd", ({ toUs }) => timeText(toUs)],
  ["ChargePeriodStart", ({ fromUs }) => timeText(fromUs)],
  ["ConsumedQuantity", ({ tokens }) => String(tokens)],
  ["ConsumedUnit", () => "Tokens"],
  ["ContractedCost", ({ billed }) => exactUsd(billed)],
  ["ContractedUnitPrice", ({ item }) => perUnit(item.rate)],
  ["EffectiveCost", ({ billed }) => exactUsd(billed)],
  ["InvoiceIssuerName", ({ provider }) => provider],
  ["ListCost", ({ listed }) => exactUsd(listed)],
  ["ListUnitPrice", ({ listRate }) => perUnit(listRate)],
  ["PricingCategory", () => "Standard"],
  ["PricingQuantity", unitsOf],
  ["PricingUnit", () => `${TOKENS_PER_UNIT} Tokens`],
  ["ProviderName", ({ provider }) => provider],
  ["PublisherName", ({ provider }) => provider],
  ["ServiceCategory", () => "AI and Machine Learning"],
  ["ServiceName", ({ service }) => service],
  ["ServiceSubcategory", () => "Generative AI"],
  ["SkuId", ({ price }) => price.model],
  ["SkuMeter", (row) => `${typeOf(row)} tokens`],
  ["SkuPriceDetails", priceDetails],
  ["SkuPriceId", (row) => `${row.price.id}/${typeOf(row)}`],
  ["SubAccountId", ({ project }) => project],
  ["SubAccountName", ({ project }) => project],
  ["Tags", ({ workload }) => (workload === null ? null : JSON.stringify({ workload }))],
];

/** What FOCUS has no column for. */
const OWN: typeof FOCUS = [
  ["x_Assumptions", ({ assumed }) => (assumed.length === 0 ? null : assumed.join(" "))],
  ["x_CostIsEstimated", () => "true"],
  ["x_ModelId", ({ model }) => model],
  ["x_RequestCount", ({ requests }) => (requests === null ? null : String(requests))],
  ["x_ServiceTierPriced", ({ price }) => price.tier],
  ["x_ServiceTierRequested", ({ tierRequested }) => tierRequested],
  ["x_ServiceTierServed", ({ tierServed }) => tierServed],
  ["x_StandardTierCost", ({ atStandard }) => exactUsd(atStandard)],
  ["x_TokenType", typeOf],
  ["x_UsageSource", ({ source }) => `tierscope-${source}`],
];

export const FOCUS_COLUMNS = [...FOCUS, ...OWN];
