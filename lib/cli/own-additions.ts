import { ok } from "../core/result.ts";
import { listAdditions, type StoredAdditions } from "../db/queries/own-price-book.ts";
import type { CommandIo, CommandResult } from "./command.ts";
import { textTable } from "./text-table.ts";
import { withDatabase } from "./with-database.ts";

const NONE = "You added nothing to the price list.";

function additionsText({ prices, discounts, tiers, models }: StoredAdditions): string {
  const rows = [
    ...discounts.map(({ provider, model, tier, percent, fromDay, toDay, note }) => [
      ...["discount", `${provider}/${model ?? "*"}`, tier ?? "*"],
      ...[`-${percent} %`, fromDay, toDay ?? "", note],
    ]),
    ...prices.map((price) => [
      ...[price.fromFile ? "price file" : "own entry", `${price.provider ?? "*"}/${price.model}`],
      price.band === "all" ? price.tier : `${price.tier} (${price.band})`,
      ...[`${price.input} in, ${price.output ?? "-"} out`, price.fromDay, "", price.source],
    ]),
    ...models.map(({ name, provider, model }) => [
      ...["model name", name, "", `as ${provider}/${model}`, "", "", ""],
    ]),
    ...tiers.map(({ name, tier }) => [
      ...["tier label", name === "" ? "(none named)" : name, "", `as ${tier}`, "", "", ""],
    ]),
  ];
  const header = ["kind", "model", "tier", "what", "from", "until", "source"];
  return rows.length === 0 ? NONE : textTable(header, rows);
}

/** All that the user added to the price list. */
export const ownAdditions = (io: CommandIo): Promise<CommandResult> =>
  withDatabase(io, async (db) => {
    const own = await listAdditions(db);
    return ok({ json: own, text: additionsText(own) });
  });
