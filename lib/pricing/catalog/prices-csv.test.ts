import { existsSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { exactUsd, type Picodollars, parseUsd, picodollars } from "../../core/money.ts";
import { isoFromUs, parseIsoUs } from "../../core/time.ts";
import type { HistoricPrice } from "../historic-price.ts";
import { PRICE_BOOK } from "../price-book.ts";
import { type CatalogModel, catalogModels, priceHistory } from "../price-history.ts";

const FACTS = new URL("../../../../shared/facts/prices.csv", import.meta.url);
const isAbsent = !existsSync(FACTS);
const whereAbsent = isAbsent ? " (skipped: ../shared/facts/prices.csv is not here)" : "";

const ids: Readonly<Record<string, string>> = {
  "mistral-large (2512/latest)": "mistral-large-2512",
  "mistral-medium (3.5/latest)": "mistral-medium-3.5",
  "mistral-small (2603/latest)": "mistral-small-2603",
};

type CsvRow = Readonly<Record<string, string>>;

const readFacts = (): CsvRow[] =>
  isAbsent ? [] : parse<CsvRow>(readFileSync(FACTS, "utf8"), { columns: true, bom: true });

const parts = (text: string): string[] => text.split(/\s*;\s+/).filter((part) => part !== "");
const day = (text: string): string => {
  const us = parseIsoUs(text);
  return us === null ? text : isoFromUs(us);
};
const usd = (text: string): string | null => {
  const amount = parseUsd(text);
  return amount === null ? null : exactUsd(amount);
};
const perMillion = (rate: Picodollars | null): string | null =>
  rate === null ? null : exactUsd(picodollars(rate * 1_000_000n));

function fromCsv(row: CsvRow) {
  const cell = (name: string): string => row[name] ?? "";
  const isPriced = cell("input_per_1M") !== "";
  return {
    key: [row.provider, ids[cell("model")] ?? row.model, row.tier, row.context_band].join(" "),
    from: day(cell("effective_from")),
    to: cell("effective_to") === "" ? null : day(cell("effective_to")),
    endReason: cell("end_reason") || null,
    dateBasis: cell("date_basis"),
    input: usd(cell("input_per_1M")),
    cachedInput: usd(cell("cached_input_per_1M")),
    cacheWrite: usd(cell("cache_write_per_1M")),
    cacheWrite1h: usd(cell("cache_write_1h_per_1M")),
    output: usd(cell("output_per_1M")),
    threshold: cell("context_threshold_tokens") || null,
    rule: cell("threshold_rule") || null,
    availability: cell("availability"),
    valueBasis: cell("value_basis"),
    // A row without a price has nothing to raise, and most of them leave the cell empty.
    regionalUplift: isPriced ? cell("regional_uplift") || null : null,
    source: parts(cell("source")),
    confidence: cell("confidence"),
    // The one note that points to a document which is not part of this project.
    notes: parts(cell("notes").replace(", see REPORT", "").replace(/^; /, "")),
  };
}

function fromCatalogue(price: HistoricPrice, threshold: number | undefined) {
  return {
    key: [price.provider, price.model, price.tier, price.band].join(" "),
    from: isoFromUs(price.fromUs),
    to: price.toUs === null ? null : isoFromUs(price.toUs),
    endReason: price.endReason,
    dateBasis: price.dateBasis,
    input: perMillion(price.rates.input),
    cachedInput: perMillion(price.rates.cachedInput),
    cacheWrite: perMillion(price.rates.cacheWrite),
    cacheWrite1h: perMillion(price.rates.cacheWrite1h),
    output: perMillion(price.rates.output),
    threshold: price.band === "all" ? null : `${threshold}`,
    rule: price.rule,
    availability: price.availability,
    valueBasis: price.valueBasis,
    regionalUplift: price.rates.input === null ? null : price.regionalUplift,
    source: parts(price.source),
    confidence: price.confidence,
    notes: parts(price.notes ?? ""),
  };
}

const inOrder = <T extends { key: string; from: string }>(rows: readonly T[]): T[] =>
  [...rows].sort((a, b) => `${a.key}${a.from}`.localeCompare(`${b.key}${b.from}`));

const NOT_NAMES = /^(service_tier=|version )/;

/** Names that the facts do not list: see the notes beside them in the catalogue. */
const OWN_NAMES = [
  "claude-haiku-4-5-20251001",
  "deepseek-v4-flash",
  "mistral-large",
  "mistral-large-latest",
  "mistral-medium",
  "mistral-medium-latest",
  "mistral-small",
  "mistral-small-latest",
];

const aliasesInCsv = (rows: readonly CsvRow[]): string[] =>
  rows
    .flatMap((row) => {
      const model = `${row.provider} ${ids[row.model ?? ""] ?? row.model}`;
      const names = (row.aliases ?? "").split(",").map((name) => name.trim());
      return names
        .filter((name) => name !== "" && !NOT_NAMES.test(name))
        .map((name) => `${model} = ${name.split(" ")[0]}`);
    })
    // `gpt-4o` is listed as an alias of itself, from the day on which the name was re-pointed.
    .filter((name) => name !== "openai gpt-4o = gpt-4o");

const aliasesOf = ({ provider, model, aliases }: CatalogModel): string[] =>
  aliases
    .filter(({ id }) => !OWN_NAMES.includes(id))
    .map(({ id }) => `${provider} ${model} = ${id}`);

describe(`the catalogue against the collected price facts${whereAbsent}`, () => {
  const facts = readFacts();
  const { models } = PRICE_BOOK;

  test.skipIf(isAbsent)("holds every collected row, and no row that was not collected", () => {
    const rows = models.flatMap(({ prices, entry }) =>
      prices
        .filter(({ status }) => status !== "retracted")
        .map((price) => fromCatalogue(price, entry.longContext?.inputTokens)),
    );
    expect(rows).toHaveLength(407);
    expect(models).toHaveLength(98);
    expect(inOrder(rows)).toEqual(inOrder(facts.map(fromCsv)));
  });

  test.skipIf(isAbsent)("knows every collected alias, and no other but its own listed ones", () => {
    const known = new Set(catalogModels(PRICE_BOOK).flatMap(aliasesOf));
    expect([...known].sort()).toEqual([...new Set(aliasesInCsv(facts))].sort());
  });

  test("reads the threshold's operator as its rule says it", () => {
    for (const { longContext } of models.map(({ entry }) => entry)) {
      if (longContext) expect(longContext.rule.startsWith(">=")).toBe(longContext.when === ">=");
    }
  });

  test("keeps the one announcement that was withdrawn", () => {
    const retracted = priceHistory(PRICE_BOOK).filter(({ status }) => status === "retracted");
    expect(retracted.map(({ id }) => id)).toEqual([
      "anthropic/claude-sonnet-5/standard/all@2026-09-01~retracted",
    ]);
  });
});
