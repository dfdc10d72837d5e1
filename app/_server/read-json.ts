import type { z } from "zod";
import { err, ok, type Result } from "../../lib/core/result.ts";
import type { Problem } from "../../lib/http/problem.ts";

const MOST_SHOWN = 60;
const MOST_ISSUES = 5;

function foundWords(input: unknown): string {
  if (input === undefined) return "nothing";
  const text = JSON.stringify(input) ?? typeof input;
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}

const issueWords = ({ path, message, input }: z.core.$ZodIssue): string =>
  `${path.length === 0 ? "the whole" : path.join(".")}: ${message.replace(/, received \w+$/, "").replace(/^Invalid input: /, "")}, found ${foundWords(input)}`;

const refused = (message: string) => err({ code: "bad-request" as const, message });

/** A request's JSON body in the shape asked for; else what was expected, what arrived and what to do. */
export async function readJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<Result<z.output<Schema>, Problem>> {
  const text = await request.text();
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const found = text === "" ? "an empty body" : `${text.length} characters that are not JSON`;
    return refused(`Expected a JSON object, found ${found}. Send it as application/json.`);
  }
  const read = schema.safeParse(value, { reportInput: true });
  if (read.success) return ok(read.data);
  const words = read.error.issues.slice(0, MOST_ISSUES).map(issueWords).join("; ");
  return refused(`In the JSON that arrived, ${words}. Correct that and send it again.`);
}
