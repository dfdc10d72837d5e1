import type { MarkKind } from "./chart-caps.ts";

export interface ChartColumn {
  readonly label: string;
  readonly numeric: boolean;
}

/** What is read on screen, and the exact value that an export carries. */
export interface ChartCell {
  readonly text: string;
  readonly exact: string;
}

export interface ChartTable {
  readonly columns: readonly ChartColumn[];
  readonly rows: readonly (readonly ChartCell[])[];
}

/** How a series is drawn: measured, modelled, or a line with its tier's dashes. What is unknown is hatched whatever this says. */
export type KeyLook = "solid" | "dashed" | "line";

/** One entry of a chart's key. */
export interface ChartKey {
  readonly label: string;
  /** The tier whose looks it wears; `null` is the neutral colour. */
  readonly looksLike: string | null;
  readonly look: KeyLook;
  /** A colour of another family than that of tiers. */
  readonly colour?: string;
  readonly hatched?: boolean;
}

/** Everything about a chart that is decided before it is drawn. */
export interface ChartModel {
  readonly title: string;
  /** The chart in a sentence, for those who do not see it. */
  readonly summary: string;
  /** What was re-bucketed or left out; `null` when nothing was. */
  readonly note: string | null;
  /** Pixels, known before anything is drawn, so that nothing moves when it is. */
  readonly height: number;
  readonly kind: MarkKind;
  /** How many marks would be drawn. */
  readonly marks: number;
  readonly key: readonly ChartKey[];
  readonly table: ChartTable;
}

/** Ids of series in drawing code and SVG: never a name from the data. */
export const seriesId = (index: number): string => `s${index}`;

/** A cell that exports what it shows. */
export const plainCell = (text: string): ChartCell => ({ text, exact: text });
