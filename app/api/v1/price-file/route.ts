import { priceCatalogue } from "../../../../lib/analytics/price-catalogue.ts";
import { acceptedPrices, takenWords } from "../../../../lib/analytics/price-file-refusal.ts";
import { priceFileText } from "../../../../lib/analytics/price-file-text.ts";
import { proposalToWire } from "../../../../lib/analytics/proposal-words.ts";
import { isoFromUs } from "../../../../lib/core/time.ts";
import { listAdditions, listedBook } from "../../../../lib/db/queries/own-price-book.ts";
import { storedModelNames } from "../../../../lib/db/queries/stored-model-names.ts";
import { addOwnPrices } from "../../../../lib/db/writes/change-own-prices.ts";
import { data, problem } from "../../../../lib/http/problem.ts";
import type { OwnPrice } from "../../../../lib/pricing/own-price.ts";
import { PRICE_BOOK } from "../../../../lib/pricing/price-book.ts";
import { type Proposal, proposePrices } from "../../../../lib/pricing/price-file/propose-prices.ts";
import { usedModels } from "../../../../lib/pricing/used-models.ts";
import { MOST_PRICE_FILE_BYTES } from "../../../../lib/wire/price-file.ts";
import { answer } from "../../../_server/answer.ts";
import { answerAll } from "../../../_server/answer-all.ts";
import { database } from "../../../_server/database.ts";
import { nowUs } from "../../../_server/now.ts";
import { ownNamesAnswer } from "../../../_server/own-names.ts";
import { priceChangeAnswer } from "../../../_server/price-change.ts";
import { PriceFileWish, priceFileRows, TOO_LARGE } from "../../../_server/price-file.ts";
import { readJson } from "../../../_server/read-json.ts";

export const dynamic = "force-dynamic";

const today = (): string => isoFromUs(nowUs()).slice(0, 10);

/** The list with the user's own prices, before what contracts take off. */
const listBook = async () => listedBook(PRICE_BOOK, await listAdditions(database()));

export async function GET(request: Request): Promise<Response> {
  return await answerAll(request, async () => {
    const { models } = priceCatalogue(await listBook(), nowUs());
    const text = priceFileText(
      models.flatMap(({ listings }) => listings),
      today(),
    );
    const disposition = `attachment; filename="tierscope-price-list-${today()}.json"`;
    const headers = { "content-type": "application/json", "content-disposition": disposition };
    return new Response(text, { headers: { ...headers, "cache-control": "no-store" } });
  });
}

const takeOver = (request: Request, prices: readonly OwnPrice[]): Promise<Response> =>
  priceChangeAnswer(request, {
    change: (own) => ({ ...own, prices: [...own.prices, ...prices] }),
    async make() {
      const taken = await addOwnPrices(database(), prices);
      if (taken === null) return await ownNamesAnswer(201);
      return problem({ code: "wrong-state", message: takenWords(taken) });
    },
  });

/** A text may be twice as long where all of it is escaped in JSON. */
const MOST_BODY = 2 * MOST_PRICE_FILE_BYTES + 100_000;

export async function POST(request: Request): Promise<Response> {
  if (Number(request.headers.get("content-length")) > MOST_BODY) return problem(TOO_LARGE);
  const body = await readJson(request, PriceFileWish);
  if (!body.ok) return problem(body.error);
  const { fileName, text, fromDay, accept } = body.value;
  const file = priceFileRows(text);
  if (!file.ok) return problem(file.error);
  const { kind, rows, unpriced } = file.value;
  return await answer(async () => {
    const book = await listBook();
    const proposals = proposePrices(book, rows, { fileName, fromDay, today: today() });
    if (accept !== null) {
      const { models } = await listAdditions(database());
      const prices = acceptedPrices(proposals, accept, models);
      if (prices.ok) return await takeOver(request, prices.value);
      const { code, message } = prices.error;
      return problem({ code: code === "no-such-row" ? "bad-request" : "wrong-state", message });
    }
    const used = usedModels(book, await storedModelNames(database()));
    const told = ({ row }: Proposal) => ({ fromDay, isUsed: used.has(row.model) });
    return data({
      kind,
      unpriced,
      proposals: proposals.map((one) => proposalToWire(one, told(one))),
    });
  });
}
