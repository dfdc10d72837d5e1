import { data, problem } from "../../../../lib/http/problem.ts";
import { answer } from "../../../_server/answer.ts";
import { audit } from "../../../_server/audit.ts";

/** Whether the tier asked for was the tier served: findings, how fresh sources are, models to try. */
export async function GET(request: Request): Promise<Response> {
  const params = new URL(request.url).searchParams;
  return await answer(async () => {
    const result = await audit(params);
    return result.ok ? data(result.value) : problem(result.error);
  });
}
