import { data, problem } from "../../../../lib/http/problem.ts";
import { answer } from "../../../_server/answer.ts";
import { latency } from "../../../_server/latency.ts";

/** What single calls tell of waiting: distributions on like work, densities, cost against latency, break-evens. */
export async function GET(request: Request): Promise<Response> {
  const params = new URL(request.url).searchParams;
  return await answer(async () => {
    const result = await latency(params);
    return result.ok ? data(result.value) : problem(result.error);
  });
}
