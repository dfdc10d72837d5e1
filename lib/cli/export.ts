import { focusCsv } from "../analytics/focus/focus-csv.ts";
import { err, ok, type Result } from "../core/result.ts";
import { US_PER_MS } from "../core/time.ts";
import { focusExportOf } from "../db/queries/focus-export.ts";
import { ownPriceBook } from "../db/queries/own-price-book.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import { type CommandFailure, defineCommand, EXIT } from "./command.ts";
import { FILTER_OPTIONS, filtersOf } from "./filter-options.ts";
import { focusReport } from "./focus-report.ts";
import { withDatabase } from "./with-database.ts";
import { writeToFile, writeToOutput } from "./write-out.ts";

interface Wish {
  readonly focus: boolean;
  readonly out: string | undefined;
  readonly json: boolean;
}

function checked({ focus, out, json }: Wish): Result<null, CommandFailure> {
  const usage = (message: string) => err({ exit: EXIT.usage, code: "usage", message });
  if (!focus) {
    return usage("Expected a form to export in, found none. Give --focus for FOCUS 1.2 CSV.");
  }
  if (json && out === undefined) {
    return usage(
      "--json counts what was exported, and the CSV needs a place: give --out FILE too.",
    );
  }
  return ok(null);
}

export const exportCosts = defineCommand({
  operands: { name: "", min: 0, max: 0 },
  options: {
    focus: { type: "boolean", help: "As FOCUS 1.2 CSV" },
    out: { type: "string", value: "FILE", help: "Into this file (else standard output)" },
    ...FILTER_OPTIONS,
  },
  notes: `The period's costs as FOCUS 1.2: a row for each day of UTC, provider, project, workload, model, tier, price and class of
tokens. BilledCost and EffectiveCost are after contracts, ListCost is the list price of the tier that served, and
x_StandardTierCost what the same tokens cost at standard. They are estimates from usage, no invoice. Records without a
price or without a time have no row; how many they are is told on standard error.

  tierscope export --focus --from 2026-11-01 --to 2026-11-30 --out november.csv
  tierscope export --focus --period 30d --project search > search.csv`,
  async run({ options: { focus, out, ...options } }, io) {
    const may = checked({ focus, out, json: io.json });
    if (!may.ok) return may;
    const asked = filtersOf(options, Date.now() * US_PER_MS);
    if (!asked.ok) return asked;
    return await withDatabase(io, async (db) => {
      const sum = await focusExportOf(db, await ownPriceBook(db, PRICE_BOOK), asked.value);
      const counts = sum.toCounts();
      const pieces = focusCsv(sum.rows());
      const report = focusReport(counts);
      if (out === undefined) {
        await writeToOutput(pieces);
        for (const line of report) io.note(line);
        return ok(null);
      }
      const written = await writeToFile(out, pieces);
      if (!written.ok) return written;
      return ok({ json: { file: out, ...counts }, text: [out, ...report].join("\n") });
    });
  },
});
