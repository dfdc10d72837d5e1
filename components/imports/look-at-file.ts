import { err, ok, type Result } from "../../lib/core/result.ts";
import { HEAD_BYTES, LONG_HEAD_BYTES } from "../../lib/wire/head-bytes.ts";
import type { FormatChoice, ImportPreview, ImportRefusal } from "../../lib/wire/imports.ts";
import { API, type FileReading } from "../../lib/wire/paths.ts";
import { type RequestProblem, requestJson } from "../api/request-json.ts";

/** A file of this page, or the server's copy of one. */
export type FileSource = File | { readonly uploadId: string };

/** Why a file is not understood, and what it could be read as all the same. */
export interface LookProblem extends RequestProblem {
  readonly alternatives?: readonly FormatChoice[];
}

async function look(
  source: FileSource,
  { format, mapping }: FileReading,
  headBytes: number,
): Promise<Result<ImportPreview, LookProblem>> {
  const form = new FormData();
  if (source instanceof File) {
    form.set("head", source.slice(0, headBytes));
    form.set("size", String(source.size));
  } else form.set("uploadId", source.uploadId);
  if (format !== null) form.set("format", format);
  if (mapping !== null) form.set("mapping", JSON.stringify(mapping));
  const answer = await requestJson<ImportPreview | ImportRefusal>(API.preview, {
    method: "POST",
    body: form,
  });
  if (!answer.ok) return answer;
  return answer.value.ok ? ok(answer.value) : err(answer.value);
}

/** What the server makes of a file's first 64 KiB, or MiB where these do not tell; nothing is stored. */
export async function lookAtFile(
  source: FileSource,
  reading: FileReading,
): Promise<Result<ImportPreview, LookProblem>> {
  const looked = await look(source, reading, HEAD_BYTES);
  const mayTellMore = source instanceof File && source.size > HEAD_BYTES;
  if (looked.ok || looked.error.code !== "unknown-format" || !mayTellMore) return looked;
  return await look(source, reading, LONG_HEAD_BYTES);
}
