import { data, problem } from "../../../../lib/http/problem.ts";
import { answer } from "../../../_server/answer.ts";
import { askedFilters, isLenient } from "../../../_server/asked-filters.ts";
import { overview } from "../../../_server/overview.ts";

export async function GET(request: Request): Promise<Response> {
  const params = new URL(request.url).searchParams;
  const filters = askedFilters(params);
  if (!filters.ok && !isLenient(request)) return problem(filters.error);
  return await answer(async () => data(await overview(params)));
}
