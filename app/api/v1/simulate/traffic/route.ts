import { data, problem } from "../../../../../lib/http/problem.ts";
import { answer } from "../../../../_server/answer.ts";
import { scenarioTraffic } from "../../../../_server/traffic.ts";

/** The records of a filter in groups with their prices at every tier: what the page of scenarios computes with. */
export async function GET(request: Request): Promise<Response> {
  const params = new URL(request.url).searchParams;
  return await answer(async () => {
    const result = await scenarioTraffic(params);
    return result.ok ? data(result.value) : problem(result.error);
  });
}
