import { FILTER_PARAMETERS } from "../../lib/core/list-filters.ts";
import { err, ok, type Result } from "../../lib/core/result.ts";
import type { Problem } from "../../lib/http/problem.ts";
import type { AppliedFilters } from "../../lib/wire/overview.ts";
import { readFilters } from "./overview.ts";

/** A client that wants what is not understood left out and listed instead of refused, as pages do (RFC 7240). */
export const isLenient = ({ headers }: Request): boolean =>
  /(^|[,;\s])handling=lenient\b/i.test(headers.get("prefer") ?? "");

const LONGEST_SHOWN = 80;

/** What is wrong with each word of an address, and what would be right. */
export function ignoredWords(
  ignored: AppliedFilters["ignored"],
  accepted: readonly string[] = FILTER_PARAMETERS,
): string {
  const rightWords = (why: string): string =>
    why === "no such filter" ? `expected one of ${accepted.join(", ")}` : why;
  return ignored
    .map(({ name, value, why }) => {
      const shown = `${name.slice(0, LONGEST_SHOWN)}=${value.slice(0, LONGEST_SHOWN)}`;
      return `${shown}: ${rightWords(why)}.`;
    })
    .join(" ");
}

/** The filters of an address; refuses those of which it does not understand every word. */
export function askedFilters(params: URLSearchParams): Result<AppliedFilters, Problem> {
  const filters = readFilters(params);
  if (filters.ignored.length === 0) return ok(filters);
  return err({ code: "bad-request", message: ignoredWords(filters.ignored) });
}
