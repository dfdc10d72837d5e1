import { answerCsv } from "../analytics/query/answer-csv.ts";
import { DIMENSIONS } from "../analytics/query/dimensions.ts";
import { MEASURES } from "../analytics/query/measures.ts";
import { readQuestion } from "../analytics/query/question.ts";
import { err, ok } from "../core/result.ts";
import { US_PER_MS } from "../core/time.ts";
import { answerQuestion } from "../db/queries/answer-question.ts";
import { ownPriceBook } from "../db/queries/own-price-book.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import { answerText } from "./answer-text.ts";
import { defineCommand, EXIT } from "./command.ts";
import { FILTER_OPTIONS, parametersOf, wrongOption } from "./filter-options.ts";
import { withDatabase } from "./with-database.ts";

const measureList = MEASURES.map(({ id, how }) => `  ${id.padEnd(22)} ${how}`).join("\n");
const dimensionList = DIMENSIONS.map(({ id }) => id).join(", ");

export const query = defineCommand({
  operands: { name: "", min: 0, max: 0 },
  options: {
    measure: { type: "string", value: "ID", multiple: true, help: "What to measure (repeatable)" },
    by: { type: "string", value: "ID", multiple: true, help: "What to cut it by (repeatable)" },
    order: {
      type: "string",
      value: "ID",
      help: "Order of the rows; --order=-ID: largest first, =-change with --compare",
    },
    limit: { type: "string", value: "N", help: "At most N rows; the others are summed to one" },
    compare: { type: "string", value: "previous", help: "Also answer for the period before" },
    csv: { type: "boolean", help: "Print the rows as CSV" },
    ...FILTER_OPTIONS,
  },
  notes: `Any measure of the stored records, cut by anything, as on the pages.

Measures (else spend):
${measureList}

Cuts: ${dimensionList}
"unknown" in a filter stands for records that do not say.

  tierscope query --measure spend,saved --by day,servedTier --period 30d
  tierscope query --measure latency.p95 --by model,servedTier --csv`,
  async run({ options: { csv, ...options } }, io) {
    if (csv && io.json) {
      const message = "--csv and --json name two forms of the answer. Give one of them.";
      return err({ exit: EXIT.usage, code: "usage", message });
    }
    const params = parametersOf(options);
    if (!params.ok) return params;
    const nowUs = Date.now() * US_PER_MS;
    const question = readQuestion(params.value, { nowUs, defaultZone: "UTC" });
    const wrong = wrongOption(question.filters.ignored);
    if (wrong) return err({ ...wrong, code: "wrong-question" });
    return await withDatabase(io, async (db) => {
      const book = await ownPriceBook(db, PRICE_BOOK);
      const answer = await answerQuestion(db, book, { question, nowUs });
      return ok({ json: answer, text: csv ? answerCsv(answer).trimEnd() : answerText(answer) });
    });
  },
});
