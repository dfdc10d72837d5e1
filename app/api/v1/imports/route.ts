import { data, problem } from "../../../../lib/http/problem.ts";
import { answer } from "../../../_server/answer.ts";
import { importId, imports, summaryOf } from "../../../_server/imports.ts";
import { readJson } from "../../../_server/read-json.ts";
import { NewImport, startUploadImport } from "../../../_server/start-upload-import.ts";

export async function GET(request: Request): Promise<Response> {
  const before = new URL(request.url).searchParams.get("before");
  return await answer(async () => data(await imports(before === null ? null : importId(before))));
}

export async function POST(request: Request): Promise<Response> {
  const body = await readJson(request, NewImport);
  if (!body.ok) return problem(body.error);
  return await answer(async () => {
    const started = await startUploadImport(body.value);
    return started instanceof Response ? started : data(summaryOf(started), 201);
  });
}
