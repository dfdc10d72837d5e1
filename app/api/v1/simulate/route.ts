import { problem } from "../../../../lib/http/problem.ts";
import { MOST_SCENARIO_BYTES } from "../../../../lib/simulation/scenario/scenario-text.ts";
import { answer } from "../../../_server/answer.ts";
import { readJsonText } from "../../../_server/read-json.ts";
import { simulationTask } from "../../../_server/simulation-task.ts";
import { answerTask } from "../../../_server/simulation-threads.ts";

/** What other policies would have made of the stored records: cost, fallbacks, waiting, and how sure that is. */
export async function POST(request: Request): Promise<Response> {
  const body = await readJsonText(request, MOST_SCENARIO_BYTES);
  if (!body.ok) return problem(body.error);
  const params = new URL(request.url).searchParams;
  return await answer(async () => {
    const task = simulationTask(params, body.value);
    return task.ok ? await answerTask(task.value, request.signal) : problem(task.error);
  });
}
