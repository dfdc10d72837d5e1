import { data, problem } from "../../../../lib/http/problem.ts";
import { answer } from "../../../_server/answer.ts";
import { reliability } from "../../../_server/reliability.ts";

/** What fallbacks cost by their cause, and how long calls waited that timed out. */
export async function GET(request: Request): Promise<Response> {
  const params = new URL(request.url).searchParams;
  return await answer(async () => {
    const result = await reliability(params);
    return result.ok ? data(result.value) : problem(result.error);
  });
}
