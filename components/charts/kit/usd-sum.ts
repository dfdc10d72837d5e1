import {
  addUsd,
  exactUsd,
  nearestUsd,
  type Picodollars,
  ZERO_USD,
} from "../../../lib/core/money.ts";
import { formatUsd } from "../../format/money.ts";

/** Money of a decimal text, to the nearest picodollar; text that is no decimal counts as nothing. */
export const usdOf = (text: string | undefined): Picodollars =>
  text === undefined ? ZERO_USD : (nearestUsd(text) ?? ZERO_USD);

/** The exact sum of amounts. */
export const sumUsd = (amounts: Iterable<Picodollars>): Picodollars => {
  let sum = ZERO_USD;
  for (const amount of amounts) sum = addUsd(sum, amount);
  return sum;
};

/** An amount as a number of dollars, for lengths on screen only. */
export const drawnUsd = (amount: Picodollars): number => Number(exactUsd(amount));

/** A dollar mark of an axis: "$25" and "$2.50". */
export const axisUsd = (dollars: number): string => formatUsd(String(dollars)).replace(/\.00$/, "");
