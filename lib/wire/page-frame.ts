import type { Overview } from "./overview.ts";

/** What every page about the stored records needs beside its figures, whatever the filters. */
export type PageFrame = Pick<
  Overview,
  | "nowUs"
  | "hasData"
  | "dataFromUs"
  | "dataToUs"
  | "choices"
  | "synthetic"
  | "shown"
  | "undatedRecords"
  | "runningImports"
  | "hoursBehind"
>;
