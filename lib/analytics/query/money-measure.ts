import { exactUsd, picodollars } from "../../core/money.ts";
import { type MeasureValue, measured } from "./measure.ts";
import type { UsageSum } from "./usage-sum.ts";

/** A sum of money in picodollars as exact USD; not known where there are records and none has a price. */
export function measuredMoney(
  amount: bigint,
  { records, unpricedRecords }: Pick<UsageSum, "records" | "unpricedRecords">,
): MeasureValue {
  const isUnknown = records > 0 && unpricedRecords === records;
  return measured(isUnknown ? null : exactUsd(picodollars(amount)), unpricedRecords);
}
