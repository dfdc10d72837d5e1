import { err, ok, type Result } from "../../lib/core/result.ts";
import type { DryRun } from "../../lib/wire/imports.ts";
import { API, type DryRunEvent, type NewImportRequest } from "../../lib/wire/paths.ts";
import { type RequestProblem, requestStream } from "../api/request-json.ts";

export interface TrialWatch {
  readonly signal: AbortSignal;
  readonly onProgress: (rows: number, bytes: number) => void;
}

const CUT_OFF: RequestProblem = {
  code: "cut-off",
  message: "The check broke off before its end. Check again; nothing was stored.",
};

async function* lines(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const complete = (rest + decoder.decode(value, { stream: true })).split("\n");
    rest = complete.pop() ?? "";
    yield* complete;
  }
}

/** Has the server read the whole file as an import would; nothing is stored. */
export async function tryImport(
  request: NewImportRequest,
  { signal, onProgress }: TrialWatch,
): Promise<Result<DryRun, RequestProblem>> {
  const opened = await requestStream(API.dryRun, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(request),
    signal,
  });
  if (!opened.ok) return opened;
  try {
    for await (const line of lines(opened.value)) {
      const event = JSON.parse(line) as DryRunEvent; // our own server answers with such lines
      if (event.kind === "done") return ok(event.dryRun);
      if (event.kind === "failed") return err(event);
      onProgress(event.rows, event.bytes);
    }
  } catch {
    // The connection is gone, which the answer says.
  }
  return err(CUT_OFF);
}
