import { PERIODS, readOverviewFilters } from "../analytics/overview-filters.ts";
import { err, ok } from "../core/result.ts";
import { US_PER_MS } from "../core/time.ts";
import { overviewOf } from "../db/queries/overview.ts";
import { ownPriceBook } from "../db/queries/own-price-book.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import { defineCommand, EXIT } from "./command.ts";
import { summaryText } from "./summary-text.ts";
import { withDatabase } from "./with-database.ts";

export const summary = defineCommand({
  operands: { name: "", min: 0, max: 0 },
  options: {
    period: { type: "string", value: "PERIOD", help: `One of ${PERIODS.join(", ")} (else all)` },
    from: { type: "string", value: "DAY", help: "First day, such as 2026-11-01" },
    to: { type: "string", value: "DAY", help: "Last day, included" },
    zone: { type: "string", value: "ZONE", help: "Time zone of days (else UTC)" },
    model: { type: "string", value: "NAME", multiple: true, help: "Only this model (repeatable)" },
    tier: { type: "string", value: "TIER", multiple: true, help: "Only this tier (repeatable)" },
    project: {
      type: "string",
      value: "NAME",
      multiple: true,
      help: "Only this project (repeatable)",
    },
    workload: {
      type: "string",
      value: "NAME",
      multiple: true,
      help: "Only this workload (repeatable)",
    },
    data: {
      type: "string",
      value: "ORIGIN",
      help: "own or sample (else your own as soon as there is any)",
    },
    prefer: {
      type: "string",
      value: "GRAIN",
      help: "calls (else) or buckets, that is aggregate rows, where both tell of the same",
    },
  },
  notes: `What the stored records cost, saved and could still save: the figures of the overview page.
"unknown" stands for records that do not name a model, tier, project or workload.`,
  async run({ options }, io) {
    const span = options.from ?? options.to;
    if (span !== undefined && options.period !== undefined && options.period !== "custom") {
      const message = `--period ${options.period} and --${options.from === undefined ? "to" : "from"} ${span} name two periods. Give one of them.`;
      return err({ exit: EXIT.usage, code: "usage", message });
    }
    if (options.period === "custom" && span === undefined) {
      const message = "--period custom needs a first day, a last day or both: --from, --to.";
      return err({ exit: EXIT.usage, code: "usage", message });
    }
    const params = new URLSearchParams();
    for (const [name, value] of Object.entries(options)) {
      if (typeof value === "string") params.append(name, value);
      else if (Array.isArray(value)) for (const each of value) params.append(name, each);
    }
    const nowUs = Date.now() * US_PER_MS;
    const filters = readOverviewFilters(params, { nowUs, defaultZone: "UTC" });
    const [wrong] = filters.ignored;
    if (wrong) {
      const message = `--${wrong.name} "${wrong.value}": ${wrong.why}.`;
      return err({ exit: EXIT.usage, code: "wrong-filter", message });
    }
    return await withDatabase(io, async (db) => {
      const overview = await overviewOf(db, await ownPriceBook(db, PRICE_BOOK), { filters, nowUs });
      return ok({ json: overview, text: summaryText(overview) });
    });
  },
});
