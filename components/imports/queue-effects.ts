import type { Result } from "../../lib/core/result.ts";
import type { DryRun, ImportPreview, ImportSummary } from "../../lib/wire/imports.ts";
import type { FileReading, NewImportRequest, UploadState } from "../../lib/wire/paths.ts";
import type { RequestProblem } from "../api/request-json.ts";
import type { FileSource, LookProblem } from "./look-at-file.ts";
import type { TrialWatch } from "./try-import.ts";
import type { UploadWatch } from "./upload-file.ts";

type Asked<Value> = Promise<Result<Value, RequestProblem>>;

/** What the queue asks of the server. */
export interface QueueEffects {
  look(source: FileSource, reading: FileReading): Promise<Result<ImportPreview, LookProblem>>;
  upload(file: File, watch: UploadWatch): Asked<UploadState>;
  tryOut(request: NewImportRequest, watch: TrialWatch): Asked<DryRun>;
  start(request: NewImportRequest): Asked<ImportSummary>;
  discard(uploadId: string): Promise<unknown>;
  /** Keeps how the file is read with its copy. */
  keep(uploadId: string, reading: FileReading): Promise<unknown>;
  /** Waits a moment, so that of quick changes only the last is looked at. */
  settle(): Promise<void>;
}
