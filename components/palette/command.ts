/** Something that the palette can do. */
export interface Command {
  readonly id: string;
  /** The heading under which it stands. */
  readonly group: string;
  readonly label: string;
  /** What stands at its right edge: a key, a count. */
  readonly detail?: string;
  /** Other words by which it is found. */
  readonly words?: string;
  /** Found only by what is typed: one of many. */
  readonly isDeep?: boolean;
  /** What it does, or what the palette asks next before anything is done. */
  readonly does: (() => void) | PaletteStep;
}

/** What the palette asks next. */
export type PaletteStep =
  | { readonly kind: "values"; readonly list: string }
  | { readonly kind: "save-view" };
