import { data, problem } from "../../../../lib/http/problem.ts";
import { answer } from "../../../_server/answer.ts";
import { summaryOf } from "../../../_server/imports.ts";
import { loadSample } from "../../../_server/load-sample.ts";

export async function POST(): Promise<Response> {
  return await answer(async () => {
    const loaded = await loadSample();
    if (loaded) return data(summaryOf(loaded));
    const message = "The sample is taking long. It goes on loading: see the list of imports.";
    return problem({ code: "database-away", message });
  });
}
