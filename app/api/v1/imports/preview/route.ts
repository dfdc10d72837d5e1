import { err, ok, type Result } from "../../../../../lib/core/result.ts";
import { dataFolder } from "../../../../../lib/env.ts";
import type { Mapping } from "../../../../../lib/formats/mapping.ts";
import { parseMappingText } from "../../../../../lib/formats/parse-mapping-text.ts";
import { data, type Problem, problem } from "../../../../../lib/http/problem.ts";
import { UNKNOWN_UPLOAD } from "../../../../../lib/staging/staging-error.ts";
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

const SEND = "Send the first 64 KiB of the file, or up to a MiB, as `head`, or `uploadId`.";
const refused = (message: string) => err({ code: "bad-request" as const, message });

async function stagedHead(uploadId: string): Promise<Result<FileHead, Problem>> {
  const upload = await readUpload(dataFolder(), uploadId);
  const bytes = upload === null ? null : await headOfUpload(dataFolder(), upload);
  if (bytes === null) return err(UNKNOWN_UPLOAD);
  return ok({ bytes, isWhole: bytes.length === upload?.bytes });
}

/** The first bytes: those that were sent along, or those of an upload. */
async function headOf(form: FormData): Promise<Result<FileHead, Problem>> {
  const uploadId = text(form, "uploadId");
  if (uploadId !== null) return await stagedHead(uploadId);
  const head = form.get("head");
  if (!(head instanceof Blob)) {
    const found = [...form.keys()].slice(0, 10).join(", ") || "an empty form";
    return refused(`Expected the beginning of a file, found ${found}. ${SEND}`);
  }
  if (head.size > LONG_HEAD_BYTES) {
    const message = `Expected at most ${LONG_HEAD_BYTES} bytes of the file's beginning, found ${head.size}. ${SEND}`;
    return err({ code: "too-large", message });
  }
  const size = text(form, "size");
  // What is shorter than a head was not cut from anything longer.
  const isWhole = size === null ? head.size < HEAD_BYTES : Number(size) === head.size;
  return ok({ bytes: new Uint8Array(await head.arrayBuffer()), isWhole });
}

export async function POST(request: Request): Promise<Response> {
  const type = request.headers.get("content-type") ?? "no content type";
  const form = await request.formData().catch(() => null);
  if (form === null) {
    const message = `Expected a form (multipart/form-data), found ${type.slice(0, 80)}. ${SEND}`;
    return problem({ code: "bad-request", message });
  }
  return await answer(async () => {
    const head = await headOf(form);
    if (!head.ok) return problem(head.error);
    const mapping = mappingOf(form);
    if (!mapping.ok) return problem(mapping.error);
    const format = text(form, "format") ?? undefined;
    return data(await previewImport(head.value, { format, mapping: mapping.value }));
  });
}
