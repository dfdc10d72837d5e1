export interface StagingError {
  readonly code:
    | "disk-full"
    | "too-large"
    | "cut-short"
    | "wrong-hash"
    | "wrong-offset"
    | "upload-unknown";
  readonly message: string;
  /** Where the upload stands, for a part that does not go on from there. */
  readonly offset?: number;
}

export const UNKNOWN_UPLOAD: StagingError = {
  code: "upload-unknown",
  message: "This upload is not there any more. Choose the file again.",
};

export const isDiskFull = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "ENOSPC" || error.code === "EDQUOT");

export const diskFull = (folder: string): StagingError => ({
  code: "disk-full",
  message: `The disk that holds ${folder} is full. What was copied so far is kept; free some space and go on.`,
});
