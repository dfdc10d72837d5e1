import { formatUsd } from "../format/money.ts";
import { formatCount, formatCounted } from "../format/quantity.ts";

/** Records of which some may have no price. */
export interface Priced {
  readonly records: number;
  readonly unpricedRecords: number;
}

/** A sum that unpriced records can only raise: "$8.99", "≥ $8.99" where some have no price, "an unknown amount" where none has. */
export function amountWords(usd: string, { records, unpricedRecords }: Priced): string {
  if (unpricedRecords === 0) return formatUsd(usd);
  return unpricedRecords >= records ? "an unknown amount" : `\u2265\u00a0${formatUsd(usd)}`;
}

/** "28 of 135 records have no price", for what leaves some out; `null` where all have one. */
export function unpricedShareWords({ records, unpricedRecords }: Priced): string | null {
  if (unpricedRecords === 0) return null;
  const have = records === 1 ? "has" : "have";
  return `${formatCount(unpricedRecords)} of ${formatCounted(records, "record")} ${have} no price`;
}
