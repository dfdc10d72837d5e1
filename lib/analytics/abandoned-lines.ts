import { exactUsd, picodollars } from "../core/money.ts";
import type { ErrorClass } from "../core/record.ts";
import type { AbandonedLine } from "../wire/savings.ts";
import type { CostCell } from "./cost-cell.ts";
import type { PricedCell } from "./judge-moves.ts";

const TIMEOUTS: ReadonlySet<ErrorClass> = new Set<ErrorClass>(["timeout_client", "timeout_408"]);

interface Mean {
  calls: number;
  spend: bigint;
}

interface Line {
  readonly cell: CostCell;
  calls: number;
  withTokens: number;
  billed: bigint;
  silent: number;
  atMean: bigint;
  notEvaluable: number;
}

/** Whether nobody waited for the end of a call: it timed out or was cancelled. Lines of batches are none. */
function isAbandoned({ grain, outcome, errorClass }: CostCell): boolean {
  if (grain !== "call") return false;
  if (errorClass === null || errorClass === "unknown") return outcome === "cancelled";
  return TIMEOUTS.has(errorClass);
}

const isAnswered = ({ grain, outcome }: CostCell): boolean =>
  grain === "call" && (outcome === "success" || outcome === "incomplete");

const keyOf = ({ provider, model }: CostCell, tier: string | null): string =>
  JSON.stringify([provider, model, tier]);

function meansOf(cells: readonly PricedCell[]): ReadonlyMap<string, Mean> {
  const means = new Map<string, Mean>();
  for (const { cell, price } of cells) {
    if (!isAnswered(cell) || price.kind === "unpriced" || price.served.price === null) continue;
    const key = keyOf(cell, price.tier);
    const mean = means.get(key) ?? { calls: 0, spend: 0n };
    means.set(key, mean);
    mean.calls += cell.records;
    mean.spend += price.served.total;
  }
  return means;
}

function addTo(line: Line, { cell, price }: PricedCell, mean: Mean | undefined): void {
  const { records } = cell;
  line.calls += records;
  if (price.kind === "priced" && price.served.price !== null) {
    line.withTokens += records;
    line.billed += price.served.total;
    return;
  }
  line.silent += records;
  if (mean) line.atMean += (BigInt(records) * mean.spend) / BigInt(mean.calls);
  else line.notEvaluable += records;
}

/**
 * Calls that timed out or were cancelled, by model. Whether providers bill them is mostly not documented: those with
 * tokens are priced by them; for the others stands what they would cost at the mean of their model and tier.
 */
export function abandonedLines(cells: readonly PricedCell[]): readonly AbandonedLine[] {
  const means = meansOf(cells);
  const lines = new Map<string, Line>();
  for (const one of cells) {
    const { cell, price } = one;
    if (!isAbandoned(cell)) continue;
    const key = keyOf(cell, null);
    const blank = {
      cell,
      calls: 0,
      withTokens: 0,
      billed: 0n,
      silent: 0,
      atMean: 0n,
      notEvaluable: 0,
    };
    const line = lines.get(key) ?? blank;
    lines.set(key, line);
    addTo(line, one, means.get(keyOf(cell, price.tier)));
  }
  return [...lines.values()]
    .sort((a, b) => b.calls - a.calls)
    .map(({ cell, billed, atMean, ...counts }) => ({
      provider: cell.provider,
      model: cell.model,
      ...counts,
      billed: exactUsd(picodollars(billed)),
      atMean: exactUsd(picodollars(atMean)),
    }));
}
