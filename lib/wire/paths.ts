/**
 * The API as pages use it. Errors answer `{ error: { code, message } }`.
 *
 * GET    overview?filters            → Overview
 * GET    ledger?figure=…&filters     → Ledger
 * GET    prices                      → PriceCatalogue
 * POST   sample                      → ImportSummary, once the sample month is in
 * POST   preview                     multipart: `head` (first 64 KiB of the file), `name`,
 *                                    `format`?, `mapping`? (JSON) → ImportPreview | ImportRefusal
 * POST   uploads                     the file's bytes, header `x-file-size` → UploadReceipt
 * POST   imports                     NewImportRequest → ImportSummary (queued)
 * GET    imports                     → ImportSummary[], newest first
 * GET    imports/ID                  → ImportReport
 * DELETE imports/ID                  undo → ImportSummary
 * POST   imports/ID/cancel           → ImportSummary
 * GET    imports/ID/rejects          → CSV of every listed reject
 */
export const API = {
  overview: "/api/v1/overview",
  ledger: "/api/v1/ledger",
  prices: "/api/v1/prices",
  sample: "/api/v1/sample",
  preview: "/api/v1/imports/preview",
  uploads: "/api/v1/uploads",
  imports: "/api/v1/imports",
} as const;

export const FILE_SIZE_HEADER = "x-file-size";

export interface UploadReceipt {
  readonly uploadId: string;
  readonly bytes: number;
  /** Imports that hold the very same file already. */
  readonly earlierImports: readonly number[];
}

export interface NewImportRequest {
  readonly uploadId: string;
  readonly fileName: string;
  readonly format: string;
  /** A `Mapping`, where the format needs one. */
  readonly mapping: unknown;
}
