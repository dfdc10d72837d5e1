import type { Format } from "./format.ts";
import { mappedCsv } from "./mapped-csv/format.ts";
import { mappedJsonl } from "./mapped-jsonl/format.ts";

/** Every usage-source format, in the order in which a file is tried on them. */
export const FORMATS: readonly Format[] = [mappedCsv, mappedJsonl];
