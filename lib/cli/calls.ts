import { MOST_LIMIT, ORDER_NAMES, readCallFilters } from "../analytics/call-filters.ts";
import { err, ok } from "../core/result.ts";
import { isoFromUs, US_PER_MS } from "../core/time.ts";
import { callTotalsOf, filledPageOf } from "../db/queries/calls-page.ts";
import { ownPriceBook } from "../db/queries/own-price-book.ts";
import { requestKeys } from "../import/identity.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import type { CallLine, CallsPage, CallTotals } from "../wire/calls.ts";
import { defineCommand } from "./command.ts";
import { count } from "./cost-text.ts";
import { FILTER_OPTIONS, parametersOf, wrongOption } from "./filter-options.ts";
import { textTable } from "./text-table.ts";
import { withDatabase } from "./with-database.ts";

const known = (value: number | null): string => (value === null ? "-" : count(value));

function row(call: CallLine): string[] {
  const { atUs, model, tierPriced, outcome, errorClass, inputTotal, outputTotal, latencyMs } = call;
  return [
    atUs === null ? "no time" : isoFromUs(atUs),
    model ?? "(unknown)",
    tierPriced ?? "(unknown)",
    errorClass ?? outcome,
    known(inputTotal),
    known(outputTotal),
    known(latencyMs),
    call.cost === null ? `unpriced: ${call.unpriced}` : `$${call.cost}`,
    call.requestId ?? call.key,
  ];
}

const HEAD = [
  "time (UTC)",
  "model",
  "tier",
  "outcome",
  "input",
  "output",
  "ms",
  "cost",
  "request or key",
];

function endText({ next, searchedUs, window }: CallsPage): string[] {
  const sorted =
    window && !window.whole
      ? [
          `Sorted are the newest ${count(window.calls)} calls of these filters alone: --sorted all looks at more.`,
        ]
      : [];
  if (next === null) return sorted;
  const far = searchedUs === null ? "" : `Searched back to ${isoFromUs(searchedUs)}. `;
  return [...sorted, `${far}More with --after ${next}`];
}

function callsText(page: CallsPage, totals: CallTotals): string {
  const { calls } = page;
  const table = textTable(HEAD, calls.map(row), [4, 5, 6, 7]);
  const { aggregateRows } = totals;
  const aggregates =
    aggregateRows === 0
      ? ""
      : ` ${count(aggregateRows)} aggregate rows fit too; they are sums of calls and cannot be listed.`;
  const { requestId, operationId } = page.filters;
  const isById = requestId !== null || operationId !== null;
  return [
    isById
      ? `${count(calls.length)} calls of that id.`
      : `${count(calls.length)} of ${count(totals.calls)} calls.${aggregates}`,
    ...(calls.length === 0 ? [] : ["", table]),
    ...endText(page),
  ].join("\n");
}

export const calls = defineCommand({
  operands: { name: "", min: 0, max: 0 },
  options: {
    sort: {
      type: "string",
      value: "ORDER",
      help: `One of ${ORDER_NAMES.join(", ")} as --sort=-cost (else -time)`,
    },
    sorted: {
      type: "string",
      value: "WHICH",
      help: "all: order all calls of the filters, which takes longer (else newest)",
    },
    limit: { type: "string", value: "N", help: `At most N calls, up to ${MOST_LIMIT} (else 50)` },
    after: { type: "string", value: "CURSOR", help: "Go on where an earlier page ended" },
    usage: {
      type: "string",
      value: "missing",
      help: "Only calls whose source does not count all of their input or output",
    },
    "request-id": { type: "string", value: "ID", help: "Only calls of this request id" },
    "operation-id": { type: "string", value: "ID", help: "Only attempts of this operation" },
    ...FILTER_OPTIONS,
  },
  notes: `Single calls, the newest first, each priced at the tier it was served. An order by anything but time is of the
newest calls of the filters alone, and says so where there are more; --sorted all looks at up to a million. --json adds
every fact of each call.

  tierscope calls --model o3 --error-class flex_unavailable --period 7d
  tierscope calls --sort=-cost --sorted all --limit 20 --json`,
  async run({ options }, io) {
    const params = parametersOf(options);
    if (!params.ok) return params;
    const nowUs = Date.now() * US_PER_MS;
    const asked = readCallFilters(params.value, { nowUs, defaultZone: "UTC" });
    const wrong = wrongOption(asked.filters.ignored);
    if (wrong) return err(wrong);
    return await withDatabase(io, async (db) => {
      const book = await ownPriceBook(db, PRICE_BOOK);
      const page = await filledPageOf(db, book, { ...asked, requestKeys });
      const totals = await callTotalsOf(db, book, asked.filters);
      return ok({ json: { ...page, totals }, text: callsText(page, totals) });
    });
  },
});
