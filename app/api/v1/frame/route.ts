import { data, problem } from "../../../../lib/http/problem.ts";
import { answer } from "../../../_server/answer.ts";
import { askedFilters } from "../../../_server/asked-filters.ts";
import { pageFrame } from "../../../_server/page-frame.ts";

export async function GET(request: Request): Promise<Response> {
  const params = new URL(request.url).searchParams;
  const filters = askedFilters(params);
  if (!filters.ok) return problem(filters.error);
  return await answer(async () => data(await pageFrame(params)));
}
