import { problem } from "../../../../lib/http/problem.ts";
import { answer } from "../../../_server/answer.ts";
import { askedFilters } from "../../../_server/asked-filters.ts";
import { focusFile } from "../../../_server/focus-file.ts";

/** The period's costs as FOCUS 1.2: `?period=30d&project=search`. Days are those of UTC. */
export async function GET(request: Request): Promise<Response> {
  const filters = askedFilters(new URL(request.url).searchParams);
  if (!filters.ok) return problem(filters.error);
  return await answer(() => focusFile(filters.value));
}
