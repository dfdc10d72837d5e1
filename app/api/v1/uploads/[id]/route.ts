import { dataFolder } from "../../../../../lib/env.ts";
import { data, problem } from "../../../../../lib/http/problem.ts";
import { UNKNOWN_UPLOAD } from "../../../../../lib/staging/staging-error.ts";
import { storePart } from "../../../../../lib/staging/store-part.ts";
import { readUpload } from "../../../../../lib/staging/upload.ts";
import { UPLOAD_HASH_HEADER, UPLOAD_OFFSET_HEADER } from "../../../../../lib/wire/paths.ts";
import { answer } from "../../../../_server/answer.ts";
import { discardUpload, stagingProblem, uploadState } from "../../../../_server/uploads.ts";

interface Context {
  readonly params: Promise<{ readonly id: string }>;
}

export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  return await answer(async () => {
    const upload = await readUpload(dataFolder(), id);
    if (upload === null) return problem(UNKNOWN_UPLOAD);
    const response = data(await uploadState(upload));
    response.headers.set(UPLOAD_OFFSET_HEADER, String(upload.offset));
    return response;
  });
}

export async function PUT(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const offset = request.headers.get(UPLOAD_OFFSET_HEADER) ?? "";
  const sha256 = request.headers.get(UPLOAD_HASH_HEADER) ?? "";
  const { body } = request;
  if (!/^\d{1,15}$/.test(offset) || !/^[0-9a-f]{64}$/.test(sha256) || body === null) {
    const arrived = `"${offset.slice(0, 20)}", "${sha256.slice(0, 64)}" and ${body === null ? "no" : "a"} body`;
    const message = `Expected a part of the file, its place in bytes in ${UPLOAD_OFFSET_HEADER} and its SHA-256 in hexadecimals in ${UPLOAD_HASH_HEADER}; found ${arrived}. Ask for the upload's offset and send the part from there.`;
    return problem({ code: "bad-request", message });
  }
  const encoding = request.headers.get("content-encoding") ?? "identity";
  if (encoding !== "identity") {
    const message = `A part is stored as it arrives; this one says that it is packed as "${encoding.slice(0, 40)}". Send the file's own bytes.`;
    return problem({ code: "wrong-encoding", message });
  }
  return await answer(async () => {
    const stored = await storePart(dataFolder(), id, { offset: Number(offset), sha256, body });
    return stored.ok ? data(await uploadState(stored.value)) : stagingProblem(stored.error);
  });
}

export async function DELETE(_: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  return await answer(async () => {
    const removed = await discardUpload(id);
    return removed === null ? problem(UNKNOWN_UPLOAD) : data(await uploadState(removed));
  });
}
