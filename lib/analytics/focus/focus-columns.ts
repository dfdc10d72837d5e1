import { decimalText } from "../../core/decimal.ts";
import { exactUsd, type Picodollars, picodollars } from "../../core/money.ts";
import { isoFromUs, US_PER_MS } from "../../core/time.ts";
import type { TokenClass } from "../../pricing/types.ts";
import type { FocusGroup, FocusRow } from "./focus-row.ts";

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

function description({ item, group: { price, source } }: FocusRow): string {
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
function priceDetails({ item, group: { price } }: FocusRow): string {
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

/** A column of which all charges of a group say the same, or each its own; `null` is an empty cell. */
type FocusColumn =
  | { readonly name: string; readonly of: "group"; readonly text: (group: FocusGroup) => Text }
  | { readonly name: string; readonly of: "row"; readonly text: (row: FocusRow) => Text };

const ofGroup = (name: string, text: (group: FocusGroup) => Text): FocusColumn => ({
  ...{ name, of: "group", text },
});
const ofRow = (name: string, text: (row: FocusRow) => Text): FocusColumn => ({
  ...{ name, of: "row", text },
});

/** The columns of FOCUS 1.2 that apply to usage priced by tokens, in alphabetical order; then those of our own. */
export const FOCUS_COLUMNS: readonly FocusColumn[] = [
  ofRow("BilledCost", ({ billed }) => exactUsd(billed)),
  ofGroup("BillingAccountId", () => NO_ACCOUNT),
  ofGroup("BillingAccountName", () => null),
  ofGroup("BillingCurrency", () => "USD"),
  ofGroup("BillingPeriodEnd", ({ fromUs }) => monthStart(fromUs, 1)),
  ofGroup("BillingPeriodStart", ({ fromUs }) => monthStart(fromUs, 0)),
  ofGroup("ChargeCategory", () => "Usage"),
  ofGroup("ChargeClass", () => null),
  ofRow("ChargeDescription", description),
  ofGroup("ChargeFrequency", () => "Usage-Based"),
  ofGroup("ChargePeriodEnd", ({ toUs }) => timeText(toUs)),
  ofGroup("ChargePeriodStart", ({ fromUs }) => timeText(fromUs)),
  ofRow("ConsumedQuantity", ({ tokens }) => String(tokens)),
  ofGroup("ConsumedUnit", () => "Tokens"),
  ofRow("ContractedCost", ({ billed }) => exactUsd(billed)),
  ofRow("ContractedUnitPrice", ({ item }) => perUnit(item.rate)),
  ofRow("EffectiveCost", ({ billed }) => exactUsd(billed)),
  ofGroup("InvoiceIssuerName", ({ provider }) => provider),
  ofRow("ListCost", ({ listed }) => exactUsd(listed)),
  ofRow("ListUnitPrice", ({ listRate }) => perUnit(listRate)),
  ofGroup("PricingCategory", () => "Standard"),
  ofRow("PricingQuantity", unitsOf),
  ofGroup("PricingUnit", () => `${TOKENS_PER_UNIT} Tokens`),
  ofGroup("ProviderName", ({ provider }) => provider),
  ofGroup("PublisherName", ({ provider }) => provider),
  ofGroup("ServiceCategory", () => "AI and Machine Learning"),
  ofGroup("ServiceName", ({ service }) => service),
  ofGroup("ServiceSubcategory", () => "Generative AI"),
  ofGroup("SkuId", ({ price }) => price.model),
  ofRow("SkuMeter", (row) => `${typeOf(row)} tokens`),
  ofRow("SkuPriceDetails", priceDetails),
  ofRow("SkuPriceId", (row) => `${row.group.price.id}/${typeOf(row)}`),
  ofGroup("SubAccountId", ({ project }) => project),
  ofGroup("SubAccountName", ({ project }) => project),
  ofGroup("Tags", ({ workload }) => (workload === null ? null : JSON.stringify({ workload }))),
  ofRow("x_Assumptions", ({ assumed }) => (assumed.length === 0 ? null : assumed.join(" "))),
  ofGroup("x_CostIsEstimated", () => "true"),
  ofGroup("x_ModelId", ({ model }) => model),
  ofRow("x_RequestCount", ({ requests }) => (requests === null ? null : String(requests))),
  ofGroup("x_ServiceTierPriced", ({ price }) => price.tier),
  ofGroup("x_ServiceTierRequested", ({ tierRequested }) => tierRequested),
  ofGroup("x_ServiceTierServed", ({ tierServed }) => tierServed),
  ofRow("x_StandardTierCost", ({ atStandard }) => exactUsd(atStandard)),
  ofRow("x_TokenType", typeOf),
  ofGroup("x_UsageSource", ({ source }) => `tierscope-${source}`),
];
