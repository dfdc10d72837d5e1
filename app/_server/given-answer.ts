import { type Ask, askPath } from "../../components/answers/ask.ts";
import type { GivenAnswer } from "../../components/answers/given-answers.tsx";
import { readFilters } from "./overview.ts";
import { query } from "./query.ts";

/** The answer to a question without a cut by time, to go out with a page of these parameters. */
export async function givenAnswer(
  ask: Ask,
  params: URLSearchParams,
): Promise<readonly GivenAnswer[]> {
  const path = askPath(ask, readFilters(params), "day");
  const answer = await query(new URLSearchParams(path.slice(path.indexOf("?"))));
  return answer.ok ? [{ path, answer: answer.value }] : [];
}
