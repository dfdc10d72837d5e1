import { err, ok, type Result } from "../../lib/core/result.ts";
import { HEAD_BYTES } from "../../lib/wire/head-bytes.ts";
import {
  API,
  type NewUploadRequest,
  UPLOAD_HASH_HEADER,
  UPLOAD_OFFSET_HEADER,
  UPLOAD_PART_BYTES,
  type UploadState,
} from "../../lib/wire/paths.ts";
import { postJson, type RequestProblem, requestJson } from "../api/request-json.ts";

export interface UploadWatch {
  readonly signal: AbortSignal;
  readonly onProgress: (state: UploadState) => void;
  /** It cannot go on for now and tries again by itself; `null` once it does. */
  readonly onStalled: (problem: RequestProblem | null) => void;
}

type Answer = Result<UploadState, RequestProblem>;

const RETRY_AFTER_MS = [500, 1_000, 2_000, 4_000];
/** They pass: the server is started again, space is made, the next part arrives whole. */
const PASSING = new Set([
  "server-away",
  "unreadable-answer",
  "database-away",
  "disk-full",
  "internal",
  "wrong-hash",
  "cut-short",
]);

const CANCELLED: RequestProblem = { code: "cancelled", message: "The upload was cancelled." };
const CHANGED: RequestProblem = {
  code: "file-changed",
  message:
    "The file cannot be read any more: it was changed or moved. Nothing was imported; choose it again.",
};

async function sha256(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}

/** Asks until the answer is one that trying again would not change. */
async function persist(ask: () => Promise<Answer>, watch: UploadWatch): Promise<Answer> {
  for (let tries = 0; ; tries += 1) {
    const answer = await ask();
    if (watch.signal.aborted) return err(CANCELLED);
    if (answer.ok || !PASSING.has(answer.error.code)) {
      if (tries > 0) watch.onStalled(null);
      return answer;
    }
    watch.onStalled(answer.error);
    await pause(RETRY_AFTER_MS[tries] ?? 4_000, watch.signal);
    if (watch.signal.aborted) return err(CANCELLED);
  }
}

async function begin(file: File): Promise<Answer> {
  const request: NewUploadRequest = {
    fileName: file.name,
    bytes: file.size,
    modifiedMs: file.lastModified,
    headSha256: await sha256(await file.slice(0, HEAD_BYTES).arrayBuffer()),
  };
  return await postJson<UploadState>(API.uploads, request);
}

async function sendPart(file: File, upload: UploadState, signal: AbortSignal): Promise<Answer> {
  const { uploadId, offset } = upload;
  const body = await file.slice(offset, offset + UPLOAD_PART_BYTES).arrayBuffer();
  const path = `${API.uploads}/${uploadId}`;
  const sent = await requestJson<UploadState>(path, {
    method: "PUT",
    headers: {
      "content-type": "application/octet-stream",
      [UPLOAD_OFFSET_HEADER]: String(offset),
      [UPLOAD_HASH_HEADER]: await sha256(body),
    },
    body,
    signal,
  });
  // Another tab, or an answer that was lost, has moved it on: the server says from where.
  const isElsewhere = !sent.ok && sent.error.code === "wrong-offset";
  return isElsewhere ? await requestJson<UploadState>(path, { signal }) : sent;
}

/**
 * Copies a file to the server part by part. Where an upload of the same file broke off, it goes on
 * there; while the server is away, it waits.
 */
export async function uploadFile(file: File, watch: UploadWatch): Promise<Answer> {
  try {
    const begun = await persist(() => begin(file), watch);
    if (!begun.ok) return begun;
    let upload = begun.value;
    watch.onProgress(upload);
    while (upload.offset < upload.bytes) {
      const from = upload;
      const sent = await persist(() => sendPart(file, from, watch.signal), watch);
      if (!sent.ok) return sent;
      upload = sent.value;
      watch.onProgress(upload);
    }
    return ok(upload);
  } catch {
    return err(watch.signal.aborted ? CANCELLED : CHANGED); // only reading the file throws
  }
}
