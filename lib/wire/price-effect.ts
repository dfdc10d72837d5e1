import type { DataOrigin } from "./overview.ts";
import type { UsdText } from "./usd-text.ts";

/** What some stored records cost, and could still save, by one price list. */
export interface EffectSide {
  readonly asServed: UsdText;
  readonly available: UsdText;
  readonly unpricedRecords: number;
}

export interface EffectLine {
  readonly records: number;
  readonly before: EffectSide;
  readonly after: EffectSide;
}

export interface ModelEffect extends EffectLine {
  readonly provider: string | null;
  readonly model: string | null;
}

/** What a change of the price list would do to all stored records of the data shown. Nothing is changed by asking. */
export interface PriceEffect {
  readonly shown: DataOrigin;
  readonly total: EffectLine;
  /** Those whose figures differ, the largest change of cost first. */
  readonly models: readonly ModelEffect[];
  readonly unchangedModels: number;
}
