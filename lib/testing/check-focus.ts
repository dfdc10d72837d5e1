import { parse } from "csv-parse/sync";
import { type Decimal, decimalText, parseDecimal } from "../core/decimal.ts";

/*
 * What FOCUS 1.2 asks of a cost and usage file, as far as it can be checked of the file alone and concerns usage without
 * commitments, resources and other currencies. Source: the specification's columns and attributes, and the presence rules
 * of the public validator's model for 1.2.
 */

export type FocusCells = Readonly<Record<string, string>>;

const MANDATORY = [
  ...["BilledCost", "BillingAccountId", "BillingAccountName", "BillingCurrency"],
  ...["BillingPeriodStart", "BillingPeriodEnd", "ChargeCategory", "ChargeClass"],
  ...["ChargeDescription", "ChargePeriodStart", "ChargePeriodEnd", "ContractedCost"],
  ...["EffectiveCost", "InvoiceIssuerName", "ListCost", "PricingQuantity", "PricingUnit"],
  ...["ProviderName", "PublisherName", "ServiceCategory", "ServiceName"],
];
/** Conditional columns whose condition holds: a public price list, contracts, measured usage, projects, tags. */
const APPLICABLE = [
  ...["ConsumedQuantity", "ConsumedUnit", "ContractedUnitPrice", "ListUnitPrice"],
  ...["PricingCategory", "SkuId", "SkuMeter", "SkuPriceDetails", "SkuPriceId"],
  ...["SubAccountId", "SubAccountName", "Tags"],
];
const MAY_BE_EMPTY = ["BillingAccountName", "ChargeClass"];
const NOT_EMPTY_OF_USAGE = [
  ...MANDATORY.filter((name) => !MAY_BE_EMPTY.includes(name)),
  ...["ConsumedQuantity", "ConsumedUnit", "ContractedUnitPrice", "ListUnitPrice"],
  ...["PricingCategory", "SkuId", "SkuMeter", "SkuPriceId"],
];
const COSTS = ["BilledCost", "ContractedCost", "EffectiveCost", "ListCost"];
const PRICES = ["ContractedUnitPrice", "ListUnitPrice"];
const DECIMALS = [...COSTS, ...PRICES, "ConsumedQuantity", "PricingQuantity"];
const PERIODS = ["BillingPeriod", "ChargePeriod"];

const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  BillingCurrency: ["USD"],
  ChargeCategory: ["Usage", "Purchase", "Tax", "Credit", "Adjustment"],
  ChargeClass: ["", "Correction"],
  ChargeFrequency: ["One-Time", "Recurring", "Usage-Based"],
  PricingCategory: ["Standard", "Dynamic", "Committed", "Other"],
  ServiceCategory: ["AI and Machine Learning"],
  ServiceSubcategory: ["Generative AI"],
};

const DECIMAL = /^-?\d+(\.\d+)?$/;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;
const MONTH_START = /^\d{4}-\d{2}-01T00:00:00Z$/;

function headerProblems(names: readonly string[]): string[] {
  const own = names.filter((name) => name.startsWith("x_"));
  const firstOwn = names.findIndex((name) => name.startsWith("x_"));
  return [
    ...[...MANDATORY, ...APPLICABLE].filter((name) => !names.includes(name)),
    ...names.filter((name) => !/^(x_)?[A-Z][A-Za-z0-9]*$/.test(name)),
    ...(new Set(names).size === names.length ? [] : ["a column twice"]),
    ...(firstOwn >= 0 && names.slice(firstOwn).length !== own.length ? ["x_ before FOCUS"] : []),
  ].map((problem) => `columns: ${problem}`);
}

function times(one: Decimal, other: Decimal): string {
  return decimalText({ units: one.units * other.units, scale: one.scale + other.scale });
}

/** Unit price × quantity = cost, exactly. */
function productProblems(row: FocusCells): string[] {
  return ["List", "Contracted"].flatMap((kind) => {
    const [price, quantity] = [row[`${kind}UnitPrice`], row.PricingQuantity].map((text) =>
      parseDecimal(text ?? ""),
    );
    const cost = parseDecimal(row[`${kind}Cost`] ?? "");
    if (!price || !quantity || !cost) return [`${kind}Cost: not a product`];
    return times(price, quantity) === decimalText(cost)
      ? []
      : [`${kind}Cost: ${decimalText(cost)}`];
  });
}

function periodProblems(row: FocusCells): string[] {
  const at = (name: string): string => row[name] ?? "";
  const wrong = PERIODS.flatMap((name) => [`${name}Start`, `${name}End`]).filter(
    (name) => !TIME.test(at(name)),
  );
  const isInside =
    at("BillingPeriodStart") <= at("ChargePeriodStart") &&
    at("ChargePeriodEnd") <= at("BillingPeriodEnd");
  return [
    ...wrong,
    ...PERIODS.filter((name) => at(`${name}Start`) >= at(`${name}End`)),
    ...["BillingPeriodStart", "BillingPeriodEnd"].filter((name) => !MONTH_START.test(at(name))),
    ...(isInside ? [] : ["a charge outside its billing period"]),
  ];
}

/** `null` where a text is no JSON object of plain values. */
function keyValues(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
    return Object.values(value).some((one) => typeof one === "object") ? null : { ...value };
  } catch {
    return null;
  }
}

function textProblems(row: FocusCells): string[] {
  const { SkuPriceDetails = "", SkuPriceId = "", Tags = "", SubAccountId, SubAccountName } = row;
  const details = SkuPriceDetails === "" ? {} : keyValues(SkuPriceDetails);
  return [
    ...(details === null ? ["SkuPriceDetails: no JSON object"] : []),
    ...Object.keys(details ?? {}).filter((key) => !key.startsWith("x_")),
    ...(SkuPriceId === "" && SkuPriceDetails !== "" ? ["SkuPriceDetails without SkuPriceId"] : []),
    ...(Tags !== "" && keyValues(Tags) === null ? ["Tags: no JSON object"] : []),
    ...((SubAccountId === "") === (SubAccountName === "") ? [] : ["SubAccountName"]),
  ];
}

function rowProblems(row: FocusCells): string[] {
  const outside = Object.entries(ALLOWED).filter(([name, allowed]) => {
    const value = row[name];
    return value !== undefined && !allowed.includes(value);
  });
  const negative = [...COSTS, ...PRICES].filter((name) => row[name]?.startsWith("-"));
  return [
    ...NOT_EMPTY_OF_USAGE.filter((name) => row[name] === ""),
    ...DECIMALS.filter((name) => !DECIMAL.test(row[name] ?? "")),
    ...outside.map(([name]) => `${name}: ${row[name]}`),
    ...negative,
    ...(Number(row.ConsumedQuantity) > 0 ? [] : ["ConsumedQuantity"]),
    ...periodProblems(row),
    ...productProblems(row),
    ...textProblems(row),
  ];
}

/** What must not differ among rows: a price id has one list price and one set of details. */
function sharedProblems(rows: readonly FocusCells[]): string[] {
  const facts = new Map<string, string>();
  return rows.flatMap(({ SkuPriceId = "", ListUnitPrice, SkuPriceDetails }) => {
    const fact = `${ListUnitPrice} ${SkuPriceDetails}`;
    const before = facts.get(SkuPriceId) ?? fact;
    facts.set(SkuPriceId, before);
    return before === fact ? [] : [`${SkuPriceId} has two prices`];
  });
}

/** The rows of a FOCUS file. */
export const focusCells = (csv: string): FocusCells[] => parse(csv, { columns: true });

/** What is wrong with a FOCUS 1.2 file; nothing where all is as it should be. */
export function focusProblems(csv: string): string[] {
  const [header = []]: string[][] = parse(csv, { to: 1 });
  const rows = focusCells(csv);
  return [
    ...headerProblems(header),
    ...rows.flatMap((row, place) =>
      rowProblems(row).map((problem) => `row ${place + 1}: ${problem}`),
    ),
    ...sharedProblems(rows),
  ];
}
