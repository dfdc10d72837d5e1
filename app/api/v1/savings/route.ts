import { data, problem } from "../../../../lib/http/problem.ts";
import { answer } from "../../../_server/answer.ts";
import { savings } from "../../../_server/savings.ts";

/** What lies beside the steps from list price to spend: eligibility, fallbacks, cache hits, abandoned calls. */
export async function GET(request: Request): Promise<Response> {
  const params = new URL(request.url).searchParams;
  return await answer(async () => {
    const result = await savings(params);
    return result.ok ? data(result.value) : problem(result.error);
  });
}
