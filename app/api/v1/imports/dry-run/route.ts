import { problem } from "../../../../../lib/http/problem.ts";
import { answer } from "../../../../_server/answer.ts";
import { dryRunEvents } from "../../../../_server/dry-run.ts";
import { readJson } from "../../../../_server/read-json.ts";
import { NewImport, wholeUpload } from "../../../../_server/start-upload-import.ts";

export async function POST(request: Request): Promise<Response> {
  const body = await readJson(request, NewImport);
  if (!body.ok) return problem(body.error);
  return await answer(async () => {
    const { uploadId, format, mapping } = body.value;
    const upload = await wholeUpload(uploadId);
    if (upload instanceof Response) return upload;
    const events = dryRunEvents({ path: upload.path, format, mapping }, request.signal);
    return new Response(events, {
      headers: { "content-type": "application/x-ndjson", "cache-control": "no-store" },
    });
  });
}
