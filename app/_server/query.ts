import { readQuestion } from "../../lib/analytics/query/question.ts";
import { err, ok, type Result } from "../../lib/core/result.ts";
import { answerQuestion } from "../../lib/db/queries/answer-question.ts";
import type { Problem } from "../../lib/http/problem.ts";
import type { Answer } from "../../lib/wire/answer.ts";
import { ignoredWords } from "./asked-filters.ts";
import { database } from "./database.ts";
import { nowUs } from "./now.ts";
import { DEFAULT_ZONE } from "./overview.ts";
import { priceBook } from "./price-book.ts";

/** The answer to the question of a URL; refuses one of which it does not understand every word. */
export async function query(params: URLSearchParams): Promise<Result<Answer, Problem>> {
  const now = nowUs();
  const question = readQuestion(params, { nowUs: now, defaultZone: DEFAULT_ZONE });
  const { ignored } = question.filters;
  if (ignored.length > 0) {
    return err({ code: "bad-request", message: ignoredWords(ignored) });
  }
  return ok(await answerQuestion(database(), await priceBook(), { question, nowUs: now }));
}
