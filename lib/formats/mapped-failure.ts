import { ERROR_CLASSES, type ErrorClass } from "../core/record.ts";
import { classifyFailureText, failureSigns } from "./failure-text.ts";

/** Our own names of causes, which people write into their logs too. */
const OWN_CLASSES: ReadonlyMap<string, ErrorClass> = new Map(
  ERROR_CLASSES.filter((name) => name !== "unknown").map((name) => [name, name]),
);

/**
 * The cause of a failure by the one column that tells of it: a provider's code, a class of ours, an HTTP status or a
 * sentence, beside the HTTP status where another column has it.
 */
export function classOfMappedCode(error: string | null, httpStatus: number | null): ErrorClass {
  const own = OWN_CLASSES.get((error ?? "").trim().toLowerCase());
  if (own && httpStatus !== 408) return own;
  const signs = failureSigns(error);
  return classifyFailureText({
    ...signs,
    code: error,
    httpStatus: httpStatus ?? signs.httpStatus ?? null,
  });
}

const IS_CODE = /^[\w.:/-]{1,100}$/;

/** What is kept of the column: a code of one word, or the one that a sentence quotes; never a sentence. */
export function storedErrorCode(error: string | null): string | null {
  if (error === null) return null;
  return IS_CODE.test(error) ? error : (failureSigns(error).code ?? null);
}
