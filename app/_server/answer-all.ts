import { problem } from "../../lib/http/problem.ts";
import { answer } from "./answer.ts";
import { ignoredWords } from "./asked-filters.ts";

const WHY = "this address takes no parameters and answers with everything";

/** What a route without filters answers; an address that asks for less is refused rather than answered in full. */
export async function answerAll(
  { url }: Request,
  work: () => Promise<Response>,
): Promise<Response> {
  const given = [...new URL(url).searchParams].map(([name, value]) => ({ name, value, why: WHY }));
  if (given.length > 0) return problem({ code: "bad-request", message: ignoredWords(given) });
  return await answer(work);
}
