import { z } from "zod";
import { data, problem } from "../../../../lib/http/problem.ts";
import { answer } from "../../../_server/answer.ts";
import { importId, imports, summaryOf } from "../../../_server/imports.ts";
import { NewImport, startUploadImport } from "../../../_server/start-upload-import.ts";

export async function GET(request: Request): Promise<Response> {
  const before = new URL(request.url).searchParams.get("before");
  return await answer(async () => data(await imports(before === null ? null : importId(before))));
}

export async function POST(request: Request): Promise<Response> {
  const body = NewImport.safeParse(await request.json().catch(() => null));
  if (!body.success) {
    return problem({ code: "bad-request", message: z.prettifyError(body.error) });
  }
  return await answer(async () => {
    const started = await startUploadImport(body.data);
    return started instanceof Response ? started : data(summaryOf(started), 201);
  });
}
