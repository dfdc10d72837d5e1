import { data } from "../../../../lib/http/problem.ts";
import { answer } from "../../../_server/answer.ts";
import { overview } from "../../../_server/overview.ts";

export async function GET(request: Request): Promise<Response> {
  return await answer(async () => data(await overview(new URL(request.url).searchParams)));
}
