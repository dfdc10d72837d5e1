/** A scenario that the user gives a name. */
export interface NewSavedScenario {
  readonly name: string;
  /** The scenario file, as `tierscope simulate` takes it; its `name` is this one's. */
  readonly file: unknown;
  /** The filters under which it was saved, as they stand in an address, without "?". */
  readonly query: string;
}

export interface SavedScenario extends NewSavedScenario {
  readonly id: number;
  /** When it was last saved, in microseconds since 1970. */
  readonly savedUs: number;
}
