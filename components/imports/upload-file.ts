import { err, ok, type Result } from "../../lib/core/result.ts";
import { API, FILE_SIZE_HEADER, type UploadReceipt } from "../../lib/wire/paths.ts";
import type { RequestProblem } from "../api/request-json.ts";

interface UploadWatch {
  readonly signal: AbortSignal;
  readonly onProgress: (sentBytes: number) => void;
}

const problem = (code: string, message: string): Result<never, RequestProblem> =>
  err({ code, message });

function answerOf(request: XMLHttpRequest): Result<UploadReceipt, RequestProblem> {
  try {
    const body = JSON.parse(request.responseText);
    if (request.status >= 200 && request.status < 300) return ok(body);
    return problem(String(body.error.code), String(body.error.message));
  } catch {
    return problem(
      "unreadable-answer",
      `The server answered the upload with status ${request.status}. Nothing was imported; try again.`,
    );
  }
}

/** Sends a file's bytes and reports how many are out. `fetch` cannot: it tells no progress of a request. */
export function uploadFile(
  file: File,
  { signal, onProgress }: UploadWatch,
): Promise<Result<UploadReceipt, RequestProblem>> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", API.uploads);
    request.setRequestHeader(FILE_SIZE_HEADER, String(file.size));
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onload = () => resolve(answerOf(request));
    request.onerror = () =>
      resolve(
        problem(
          "upload-broken",
          "The upload broke off and nothing was imported. If the file changed or moved meanwhile, choose it again.",
        ),
      );
    request.onabort = () => resolve(problem("cancelled", "The upload was cancelled."));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}
