"use client";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { ImportSummary } from "../../lib/wire/imports.ts";
import { API, type UploadState } from "../../lib/wire/paths.ts";
import { postJson, requestJson } from "../api/request-json.ts";
import { ImportQueue } from "./import-queue.ts";
import { isOver } from "./import-state-words.ts";
import { lookAtFile } from "./look-at-file.ts";
import type { QueuedFile } from "./queued-file.ts";
import { tryImport } from "./try-import.ts";
import { uploadFile } from "./upload-file.ts";

const SETTLE_MS = 250;
const NONE: readonly QueuedFile[] = [];

function openQueue(onStarted: () => void): ImportQueue {
  return new ImportQueue({
    look: lookAtFile,
    upload: uploadFile,
    tryOut: tryImport,
    async start(request) {
      const started = await postJson<ImportSummary>(API.imports, request);
      onStarted();
      return started;
    },
    discard: (uploadId) => requestJson(`${API.uploads}/${uploadId}`, { method: "DELETE" }),
    keep: (uploadId, reading) =>
      requestJson(`${API.uploads}/${uploadId}/reading`, {
        method: "PUT",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(reading),
      }),
    settle: () => new Promise((resolve) => setTimeout(resolve, SETTLE_MS)),
  });
}

interface Restored {
  readonly uploads: readonly UploadState[];
  readonly imports: readonly ImportSummary[];
}

/** The files on their way in, with those that earlier visits left on the server. */
export function useImportQueue({ uploads, imports }: Restored, onStarted: () => void) {
  const [queue] = useState(() => openQueue(onStarted));
  const [restored] = useState(() => ({
    uploads,
    underWay: imports.flatMap(({ id, fileName, state, synthetic }) =>
      isOver(state) || synthetic ? [] : [[id, fileName] as const],
    ),
  }));
  useEffect(() => queue.restore(restored.uploads, restored.underWay), [queue, restored]);
  const files = useSyncExternalStore(queue.subscribe, queue.snapshot, () => NONE);
  return { queue, files };
}
