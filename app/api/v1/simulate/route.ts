import { z } from "zod";
import { data, problem } from "../../../../lib/http/problem.ts";
import { answer } from "../../../_server/answer.ts";
import { readJson } from "../../../_server/read-json.ts";
import { simulation } from "../../../_server/simulate.ts";

/** What other policies would have made of the stored records: cost, fallbacks, waiting, and how sure that is. */
export async function POST(request: Request): Promise<Response> {
  const body = await readJson(request, z.unknown());
  if (!body.ok) return problem(body.error);
  const params = new URL(request.url).searchParams;
  return await answer(async () => {
    const result = await simulation(params, body.value);
    return result.ok ? data(result.value) : problem(result.error);
  });
}
