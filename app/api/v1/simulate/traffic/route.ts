import { problem } from "../../../../../lib/http/problem.ts";
import { answer } from "../../../../_server/answer.ts";
import { askedFilters } from "../../../../_server/asked-filters.ts";
import { answerTask } from "../../../../_server/simulation-threads.ts";

/** The records of a filter in groups with their prices at every tier: what the page of scenarios computes with. */
export async function GET(request: Request): Promise<Response> {
  const params = new URL(request.url).searchParams;
  return await answer(async () => {
    const filters = askedFilters(params);
    if (!filters.ok) return problem(filters.error);
    return await answerTask({ kind: "traffic", filters: filters.value }, request.signal);
  });
}
