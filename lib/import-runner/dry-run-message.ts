import type { Mapping } from "../formats/mapping.ts";

/** What a dry run's thread is given. */
export interface DryRunTask {
  readonly path: string;
  readonly format: string;
  readonly mapping: Mapping | null;
}
