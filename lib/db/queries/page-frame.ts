import { LIST_FILTERS } from "../../core/list-filters.ts";
import type { DataOrigin, FilterChoices, Overview } from "../../wire/overview.ts";
import type { PageFrame } from "../../wire/page-frame.ts";
import type { Database } from "../database.ts";
import type { PriceFrame } from "../price-frame.ts";
import { refreshRollups } from "../writes/refresh-rollups.ts";
import { countHoursBehind } from "./count-hours-behind.ts";
import { countRunning } from "./count-running.ts";
import { countUndated } from "./count-undated.ts";
import { type DataRange, dataRange } from "./data-range.ts";
import { type DimensionValues, dimensionValues } from "./dimension-values.ts";
import { rangeOfOrigin } from "./range-of-origin.ts";
import { shownOrigin, syntheticShare } from "./synthetic-share.ts";

interface FrameWish {
  /** The data asked for; `null`: the user's own as soon as there is any. */
  readonly data: DataOrigin | null;
  readonly nowUs: number;
}

/** Whose records a page shows, when they begin and end, and what it may be filtered by. Brings the roll-ups up to date. */
export async function pageFrameOf(
  db: Database,
  frame: PriceFrame,
  { data, nowUs }: FrameWish,
): Promise<PageFrame> {
  await refreshRollups(db, frame.boundaries);
  const synthetic = await syntheticShare(db);
  const shown = shownOrigin(synthetic, data);
  const isSample = shown === "sample";
  const [range, values, undatedRecords, runningImports, hoursBehind] = await Promise.all([
    rangeShown(db, synthetic, shown),
    dimensionValues(db, frame, isSample),
    countUndated(db, isSample),
    countRunning(db),
    countHoursBehind(db),
  ]);
  return {
    nowUs,
    hasData: range !== null,
    dataFromUs: range?.firstUs ?? null,
    dataToUs: range?.lastUs ?? null,
    choices: choicesOf(values),
    synthetic,
    shown,
    undatedRecords,
    runningImports,
    hoursBehind,
  };
}

const choicesOf = (values: DimensionValues): FilterChoices => {
  const choices = LIST_FILTERS.map(({ key }) => [
    key,
    values[key].map(({ name, records }) => ({ value: name ?? "unknown", records })),
  ]);
  return Object.fromEntries(choices) as FilterChoices; // every list is a key by construction
};

/** When the data shown begins and ends. */
async function rangeShown(
  db: Database,
  synthetic: Overview["synthetic"],
  shown: DataOrigin,
): Promise<DataRange | null> {
  if (synthetic === "some") return await rangeOfOrigin(db, shown);
  const isThere = (synthetic === "all") === (shown === "sample");
  return isThere ? await dataRange(db) : null;
}
