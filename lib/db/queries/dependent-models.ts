import type { Database } from "../database.ts";
import type { Span } from "../hour-spans.ts";
import type { PriceFrame } from "../price-frame.ts";

/** Labels of the models whose price depends on more than tokens: for the others it parts no cell. */
export interface DependentModels {
  readonly onHour: readonly number[];
  readonly onInputSize: readonly number[];
  /** Of those whose price, life or meaning changes within the range; and when. */
  readonly changing: readonly number[];
  readonly changesUs: readonly number[];
}

export async function dependentModels(
  { sql, workspace }: Database,
  { dependence, changesOf }: PriceFrame,
  { fromUs, toUs }: Span,
): Promise<DependentModels> {
  const models = await sql<{ id: number; name: string }[]>`
    select id, name from labels where workspace = ${workspace} and kind = 'model' order by id`;
  const told = models.map(({ id, name }) => ({
    id,
    ...dependence(name),
    changes: changesOf(name).filter((us) => us > fromUs && us < toUs),
  }));
  const ids = (chosen: typeof told) => chosen.map(({ id }) => id);
  return {
    onHour: ids(told.filter(({ onHour }) => onHour)),
    onInputSize: ids(told.filter(({ onInputSize }) => onInputSize)),
    changing: ids(told.filter(({ changes }) => changes.length > 0)),
    changesUs: [...new Set(told.flatMap(({ changes }) => changes))].sort((a, b) => a - b),
  };
}
