import { importsOfBytes } from "../../../../lib/db/queries/imports-of-file.ts";
import { dataFolder } from "../../../../lib/env.ts";
import { data, problem } from "../../../../lib/http/problem.ts";
import { stageUpload } from "../../../../lib/staging/stage-upload.ts";
import { FILE_SIZE_HEADER, type UploadReceipt } from "../../../../lib/wire/paths.ts";
import { database } from "../../../_server/database.ts";

export async function POST(request: Request): Promise<Response> {
  const announced = request.headers.get(FILE_SIZE_HEADER);
  if (announced === null || !/^\d{1,15}$/.test(announced) || request.body === null) {
    const message = `Expected the file's bytes and their number in the header ${FILE_SIZE_HEADER}.`;
    return problem({ code: "bad-request", message });
  }
  const staged = await stageUpload(request.body, {
    dataFolder: dataFolder(),
    announcedBytes: Number(announced),
  });
  if (!staged.ok) return problem(staged.error);
  const { id: uploadId, bytes, sha256 } = staged.value;
  const earlier = await importsOfBytes(database(), sha256);
  const receipt: UploadReceipt = { uploadId, bytes, earlierImports: earlier.map(({ id }) => id) };
  return data(receipt, 201);
}
