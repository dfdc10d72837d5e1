import { z } from "zod";
import { parseIsoUs } from "../../core/time.ts";
import type { TokenClass } from "../types.ts";
import {
  type FileRates,
  type FileRow,
  type FileRows,
  PER_MILLION,
  type RowFault,
  readRate,
} from "./file-row.ts";

const Word = z.string().trim().min(1).max(512);
const Rate = z.string().nullish();

const Row = z.object({
  provider: Word.nullish(),
  model: Word,
  tier: Word,
  context: z.enum(["all", "short", "long"]).default("all"),
  from: z.string().refine((text) => parseIsoUs(text) !== null, "expected a UTC day or instant"),
  input: Rate,
  cachedInput: Rate,
  cacheWrite: Rate,
  cacheWrite1h: Rate,
  output: Rate,
  availability: z.string().nullish(),
  status: z.string().nullish(),
  source: z.string().nullish(),
});
type Row = z.infer<typeof Row>;

const CLASSES = ["input", "cachedInput", "cacheWrite", "cacheWrite1h", "output"] as const;

const isCharged = ({ input, availability, status }: Row): boolean =>
  typeof input === "string" && availability !== "not_listed" && status !== "retracted";

function ratesOf(row: Row, key: string, faults: RowFault[]) {
  const rates: Partial<Record<TokenClass, FileRates[TokenClass]>> = {};
  let isTooFine = false;
  for (const tokenClass of CLASSES) {
    const value = row[tokenClass];
    if (value === null || value === undefined) continue;
    const read = readRate(value, PER_MILLION);
    if (read.kind === "fault") faults.push({ row: key, problem: `${tokenClass}: ${read.problem}` });
    else if (read.kind === "too-fine") isTooFine = true;
    else rates[tokenClass] = read.rate;
  }
  return { rates, isTooFine };
}

function faultOf(key: string, { issues }: z.ZodError): RowFault {
  const words = issues.map(({ path, message }) => `${path.join(".") || "the row"}: ${message}`);
  return { row: key, problem: words.join("; ") };
}

/** The prices of a file that this product wrote, whose numbers are texts here. */
export function ownRows(prices: readonly unknown[]): FileRows {
  const faults: RowFault[] = [];
  const rows: FileRow[] = [];
  let unpriced = 0;
  for (const [place, given] of prices.entries()) {
    const key = `prices[${place}]`;
    const read = Row.safeParse(given);
    if (!read.success) {
      faults.push(faultOf(key, read.error));
      continue;
    }
    const row = read.data;
    if (!isCharged(row)) {
      unpriced += 1;
      continue;
    }
    const { rates, isTooFine } = ratesOf(row, key, faults);
    rows.push({
      ...{ key, rates, model: row.model, tier: row.tier, band: row.context, from: row.from },
      provider: row.provider ?? null,
      longAboveThousand: null,
      doubt: isTooFine ? "finer-than-picodollar" : null,
      source: row.source ?? null,
    });
  }
  return { kind: "tierscope", rows, unpriced, faults };
}
