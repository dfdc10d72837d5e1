import { readFile, stat } from "node:fs/promises";
import path from "node:path";
import { acceptedPrices, priceFileRefusal, takenWords } from "../analytics/price-file-refusal.ts";
import { proposalToWire } from "../analytics/proposal-words.ts";
import { err, ok, type Result } from "../core/result.ts";
import { isoFromUs, parseIsoUs } from "../core/time.ts";
import type { Database } from "../db/database.ts";
import { listAdditions, listedBook } from "../db/queries/own-price-book.ts";
import { storedModelNames } from "../db/queries/stored-model-names.ts";
import { addOwnPrices } from "../db/writes/change-own-prices.ts";
import { PRICE_BOOK } from "../pricing/price-book.ts";
import type { FileRows } from "../pricing/price-file/file-row.ts";
import { type Proposal, proposePrices } from "../pricing/price-file/propose-prices.ts";
import { readPriceFile } from "../pricing/price-file/read-price-file.ts";
import { usedModels } from "../pricing/used-models.ts";
import { MOST_PRICE_FILE_BYTES, type PriceProposal } from "../wire/price-file.ts";
import { type CommandFailure, type CommandIo, type CommandResult, EXIT } from "./command.ts";
import { textTable } from "./text-table.ts";
import { withDatabase } from "./with-database.ts";

export interface PriceFileWish {
  readonly file: string;
  /** Ids of rows, or "all"; empty: only compare. */
  readonly accept: readonly string[];
  readonly from: string | undefined;
  readonly nowUs: number;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

async function readRows(file: string): Promise<Result<FileRows, CommandFailure>> {
  const unreadable = (message: string) =>
    err({ exit: EXIT.unreadableInput, code: "unreadable-price-file", message });
  let text: string;
  try {
    if ((await stat(file)).size > MOST_PRICE_FILE_BYTES) {
      return unreadable("A price file may have 5 MiB; this one has more. Cut it into several.");
    }
    text = await readFile(file, "utf8");
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return unreadable(`The price file cannot be read (${why}). Check the path.`);
  }
  const rows = readPriceFile(text);
  return rows.ok ? rows : unreadable(priceFileRefusal(rows.error));
}

const canBeAccepted = ({ price }: Proposal): boolean => price !== null;

function rateWords({ file, list }: PriceProposal): string {
  const { input, cachedInput, output } = file;
  const told = `${input ?? "-"} / ${cachedInput ?? "-"} / ${output ?? "-"}`;
  if (list === null) return told;
  return `${told} (list ${list.input ?? "-"} / ${list.cachedInput ?? "-"} / ${list.output ?? "-"})`;
}

function proposalText(proposals: readonly PriceProposal[]): string {
  const told = proposals.filter(({ status }) => status !== "same");
  const rows = told.map((one) => [
    ...[one.status, one.id, `${one.provider ?? "*"}/${one.model}`, rateWords(one)],
    one.why ?? (one.isUsed ? "in your records" : ""),
  ]);
  const same = `${proposals.length - told.length} of ${proposals.length} prices are as listed.`;
  const header = ["state", "row", "model", "input / cached / output per 1M", "note"];
  return rows.length === 0 ? same : `${textTable(header, rows)}\n\n${same} Nothing was stored.`;
}

async function compare(db: Database, rows: FileRows, wish: PriceFileWish & { fromDay: string }) {
  const own = await listAdditions(db);
  const book = listedBook(PRICE_BOOK, own);
  const told = {
    fileName: path.basename(wish.file),
    fromDay: wish.fromDay,
    today: isoFromUs(wish.nowUs).slice(0, 10),
  };
  return { book, aliases: own.models, proposals: proposePrices(book, rows.rows, told) };
}

/** Compares a price file with the list, and takes over the rows that are accepted, all or none. */
export async function importPrices(io: CommandIo, wish: PriceFileWish): Promise<CommandResult> {
  const { file, accept, nowUs } = wish;
  const fromDay = wish.from ?? isoFromUs(nowUs).slice(0, 10);
  if (!DAY.test(fromDay) || parseIsoUs(fromDay) === null) {
    const message = `--from takes a day such as 2026-11-01, not "${fromDay}".`;
    return err({ exit: EXIT.usage, code: "wrong-date", message });
  }
  const rows = await readRows(file);
  if (!rows.ok) return rows;
  return await withDatabase(io, async (db) => {
    const { book, aliases, proposals } = await compare(db, rows.value, { ...wish, fromDay });
    if (accept.length === 0) {
      const used = usedModels(book, await storedModelNames(db));
      const wire = proposals.map((one) =>
        proposalToWire(one, { fromDay, isUsed: used.has(one.row.model) }),
      );
      const { kind, unpriced } = rows.value;
      return ok({ json: { kind, unpriced, proposals: wire }, text: proposalText(wire) });
    }
    const ids = accept.includes("all")
      ? proposals.filter(canBeAccepted).map(({ id }) => id)
      : accept;
    const prices = acceptedPrices(proposals, ids, aliases);
    if (!prices.ok) return err({ exit: EXIT.usage, ...prices.error });
    const taken = await addOwnPrices(db, prices.value);
    if (taken !== null) {
      return err({ exit: EXIT.usage, code: "price-taken", message: takenWords(taken) });
    }
    const count = prices.value.length;
    const text = `${count === 1 ? "1 price was" : `${count} prices were`} taken over. "tierscope prices --own" lists them.`;
    return ok({ json: { accepted: prices.value }, text });
  });
}
