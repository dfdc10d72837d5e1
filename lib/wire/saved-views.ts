/** A page under filters that the user gives a name. */
export interface NewSavedView {
  readonly name: string;
  /** The page's path, such as `/savings`. */
  readonly path: string;
  /** Its parameters as they stand in its address, without "?". */
  readonly query: string;
  /** Whether the page opens with it; of each page at most one view does. */
  readonly isDefault: boolean;
}

export interface SavedView extends NewSavedView {
  readonly id: number;
}
