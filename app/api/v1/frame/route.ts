import { data } from "../../../../lib/http/problem.ts";
import { answer } from "../../../_server/answer.ts";
import { pageFrame } from "../../../_server/page-frame.ts";

export async function GET(request: Request): Promise<Response> {
  return await answer(async () => data(await pageFrame(new URL(request.url).searchParams)));
}
