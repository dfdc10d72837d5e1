import { ok, type Result } from "../../../../../lib/core/result.ts";
import { dataFolder } from "../../../../../lib/env.ts";
import type { Mapping } from "../../../../../lib/formats/mapping.ts";
import { parseMappingText } from "../../../../../lib/formats/parse-mapping-text.ts";
import { data, type Problem, problem } from "../../../../../lib/http/problem.ts";
import { readUpload } from "../../../../../lib/staging/upload.ts";
import { HEAD_BYTES, LONG_HEAD_BYTES } from "../../../../../lib/wire/head-bytes.ts";
import { answer } from "../../../../_server/answer.ts";
import { type FileHead, previewImport } from "../../../../_server/preview-import.ts";
import { headOfUpload } from "../../../../_server/staged-file.ts";

function text(form: FormData, name: string): string | null {
  const value = form.get(name);
  return typeof value === "string" && value !== "" ? value : null;
}

function mappingOf(form: FormData): Result<Mapping | null, Problem> {
  const json = text(form, "mapping");
  return json === null ? ok(null) : parseMappingText(json);
}

/** The first bytes: those that were sent along, or those of an upload. */
async function headOf(form: FormData): Promise<FileHead | null> {
  const uploadId = text(form, "uploadId");
  if (uploadId !== null) {
    const upload = await readUpload(dataFolder(), uploadId);
    const bytes = upload === null ? null : await headOfUpload(dataFolder(), upload);
    return bytes && { bytes, isWhole: bytes.length === upload?.bytes };
  }
  const head = form.get("head");
  if (!(head instanceof Blob) || head.size > LONG_HEAD_BYTES) return null;
  const size = text(form, "size");
  // What is shorter than a head was not cut from anything longer.
  const isWhole = size === null ? head.size < HEAD_BYTES : Number(size) === head.size;
  return { bytes: new Uint8Array(await head.arrayBuffer()), isWhole };
}

export async function POST(request: Request): Promise<Response> {
  const form = await request.formData().catch(() => null);
  const mapping = form === null ? null : mappingOf(form);
  return await answer(async () => {
    const head = form === null ? null : await headOf(form);
    if (form === null || mapping === null || head === null) {
      const message =
        "Expected a form with the first 64 KiB of the file, or up to a MiB, as `head`, or an upload that is still there as `uploadId`.";
      return problem({ code: "bad-request", message });
    }
    if (!mapping.ok) return problem(mapping.error);
    const format = text(form, "format") ?? undefined;
    return data(await previewImport(head, { format, mapping: mapping.value }));
  });
}
