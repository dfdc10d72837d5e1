import { data, problem } from "../../../../lib/http/problem.ts";
import { answer } from "../../../_server/answer.ts";
import { askedCalls, callsPage } from "../../../_server/calls.ts";

export async function GET(request: Request): Promise<Response> {
  const asked = askedCalls(request);
  if (!asked.ok) return problem(asked.error);
  return await answer(async () => data(await callsPage(asked.value)));
}
