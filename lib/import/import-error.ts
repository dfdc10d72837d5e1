import type { MappingFault } from "../formats/format.ts";

export const IMPORT_ERROR_CODES = [
  "empty-file",
  "binary-file",
  "unreadable-file",
  "unreadable-encoding",
  "wrapper-unsupported",
  "wrapper-damaged",
  "wrapper-too-large",
  "too-many-columns",
  "unknown-format",
  "format-mismatch",
  "no-usage",
  "mapping-missing",
  "mapping-invalid",
  "column-missing",
] as const;
export type ImportErrorCode = (typeof IMPORT_ERROR_CODES)[number];

/** Why a file cannot be read at all: what was expected, what arrived, what to do. */
export interface ImportError {
  readonly code: ImportErrorCode;
  readonly message: string;
  /** Where it lies in the mapping. */
  readonly fault?: MappingFault;
}

/**
 * An error that shows only in the middle of a file, such as a damaged gzip: a stream can tell it in no other way
 * than by throwing. Everything yielded before it must be dropped with it.
 */
export class ImportFailure extends Error {
  override readonly name = "ImportFailure";
  readonly importError: ImportError;

  constructor(importError: ImportError) {
    super(importError.message);
    this.importError = importError;
  }
}

export const EMPTY_ZIP: ImportError = {
  code: "empty-file",
  message:
    "Expected a zip with a CSV or JSON file; this one is empty. Check the export and import it again.",
};
