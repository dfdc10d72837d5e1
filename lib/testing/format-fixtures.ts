import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Decimal, decimalText, parseDecimal } from "../core/decimal.ts";
import type { Format } from "../formats/format.ts";
import { FORMATS } from "../formats/index.ts";
import { Mapping } from "../formats/mapping.ts";
import type { TallyReport } from "../import/tally.ts";

/** What a file must yield, as its sidecar `<file>.expected.json` says. */
export interface ExpectedUsage {
  readonly grain: string;
  readonly records: Readonly<Record<string, number>>;
  readonly requests: number;
  readonly tokens: Readonly<Record<string, number | null>>;
  readonly tiersRequested: Readonly<Record<string, number>>;
  readonly tiersServed: Readonly<Record<string, number>>;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly errorClasses: Readonly<Record<string, number>>;
  /** Exact decimal text, written as a report writes it. */
  readonly reported?: {
    readonly total: string;
    readonly byTier?: Readonly<Record<string, string>>;
  };
}

export interface FormatFixture {
  readonly format: Format;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly mapping: Mapping | null;
  readonly expected: ExpectedUsage;
  /** The id that the sidecar gives the format, where it names one. */
  readonly expectedFormat: string | null;
}

const GRAINS: Readonly<Record<string, string>> = {
  request: "call",
  aggregate: "bucket",
  "batch-summary": "bucket",
};

function readJson(path: string) {
  return JSON.parse(readFileSync(path, "utf8"));
}

/** The same number as a report prints it: without trailing zeros or exponent. */
function plainDecimal(text: string): string {
  const value: Decimal | null = parseDecimal(text);
  if (value === null) throw new Error(`expected a decimal in the sidecar, found "${text}"`);
  return decimalText(value);
}

function expectedMoney(total: string | undefined, byTier: Record<string, string> | undefined) {
  if (total === undefined) return {};
  const tiers = Object.entries(byTier ?? {}).map(([tier, usd]) => [tier, plainDecimal(usd)]);
  const named = byTier ? { byTier: Object.fromEntries(tiers) } : {};
  return { reported: { total: plainDecimal(total), ...named } };
}

/** The numbers of a sidecar under this product's names; counts of zero are left out of the maps. */
export function expectedUsage(path: string): ExpectedUsage {
  const sidecar = readJson(path);
  const { valid, skipped_empty: skipped, duplicates, invalid: rejected } = sidecar.records;
  const nonZero = (counts: Record<string, number>) =>
    Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));
  return {
    grain: GRAINS[sidecar.grain] ?? sidecar.grain,
    records: {
      received: valid + skipped + duplicates + rejected,
      valid,
      skipped,
      duplicates,
      rejected,
    },
    requests: sidecar.requests,
    tokens: {
      inputTotal: sidecar.tokens.input_total,
      inputCached: sidecar.tokens.input_cached,
      inputCacheWrite: sidecar.tokens.input_cache_write,
      outputTotal: sidecar.tokens.output_total,
      reasoning: sidecar.tokens.reasoning,
    },
    tiersRequested: nonZero(sidecar.tiers_requested),
    tiersServed: nonZero(sidecar.tiers_served),
    outcomes: nonZero(sidecar.outcomes),
    errorClasses: nonZero(sidecar.error_classes),
    ...expectedMoney(sidecar.cost_reported_usd, sidecar.cost_by_tier_usd),
  };
}

function fixturesOf(format: Format): FormatFixture[] {
  const folder = join(import.meta.dirname, "../formats", format.id, "fixtures");
  const names = readdirSync(folder);
  return names
    .filter((name) => !name.endsWith(".expected.json") && !name.endsWith(".mapping.json"))
    .map((name) => ({
      format,
      name,
      bytes: readFileSync(join(folder, name)),
      mapping: names.includes(`${name}.mapping.json`)
        ? Mapping.parse(readJson(join(folder, `${name}.mapping.json`)))
        : null,
      expected: expectedUsage(join(folder, `${name}.expected.json`)),
      expectedFormat: readJson(join(folder, `${name}.expected.json`)).format ?? null,
    }));
}

/** Every sample file of every format, with what it must yield. */
export const FORMAT_FIXTURES: readonly FormatFixture[] = FORMATS.flatMap(fixturesOf);

/** A report without the sums that the sidecar does not speak of. */
export function asExpected(report: TallyReport, expected: ExpectedUsage): object {
  if (!report.reported || expected.reported?.byTier) return report;
  return { ...report, reported: { total: report.reported.total } };
}
