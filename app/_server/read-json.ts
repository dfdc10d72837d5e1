import type { z } from "zod";
import { err, ok, type Result } from "../../lib/core/result.ts";
import type { Problem } from "../../lib/http/problem.ts";

const MOST_SHOWN = 60;
const MOST_ISSUES = 5;
const MIB = 2 ** 20;
/** More than any body that pages send. */
const MOST_BYTES = 16 * MIB;
/** So much more is taken and dropped: many clients read no answer before all that they send is taken. */
const MOST_DRAINED = 32 * MIB;

function foundWords(input: unknown): string {
  if (input === undefined) return "nothing";
  const text = JSON.stringify(input) ?? typeof input;
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}

const issueWords = ({ path, message, input }: z.core.$ZodIssue): string =>
  `${path.length === 0 ? "the whole" : path.join(".")}: ${message.replace(/, received \w+$/, "").replace(/^Invalid input: /, "")}, found ${foundWords(input)}`;

const refused = (message: string) => err({ code: "bad-request" as const, message });

/** The text of a body; `null` where there is more of it than may be. */
async function bodyText({ body }: Request, mostBytes: number): Promise<string | null> {
  if (body === null) return "";
  const decoder = new TextDecoder();
  let [text, bytes] = ["", 0];
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes + MOST_DRAINED) return null; // leaving the loop gives up the rest
    if (bytes <= mostBytes) text += decoder.decode(chunk, { stream: true });
  }
  return bytes > mostBytes ? null : text + decoder.decode();
}

/** A request's JSON body; else what was expected, what arrived and what to do. */
export async function readJsonText(
  request: Request,
  mostBytes = MOST_BYTES,
): Promise<Result<{ readonly text: string; readonly value: unknown }, Problem>> {
  const text = await bodyText(request, mostBytes);
  if (text === null) {
    const message = `The body is longer than the ${mostBytes / MIB} MiB that are read here. Send less of it.`;
    return err({ code: "too-large", message });
  }
  try {
    return ok({ text, value: JSON.parse(text) });
  } catch {
    const found = text === "" ? "an empty body" : `${text.length} characters that are not JSON`;
    return refused(`Expected a JSON object, found ${found}. Send it as application/json.`);
  }
}

/** A request's JSON body in the shape asked for; else what was expected, what arrived and what to do. */
export async function readJson<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<Result<z.output<Schema>, Problem>> {
  const body = await readJsonText(request);
  return body.ok ? shapedJson(body.value.value, schema) : body;
}

/** A value that arrived as JSON in the shape asked for; else what was expected, what arrived and what to do. */
export function shapedJson<Schema extends z.ZodType>(
  value: unknown,
  schema: Schema,
): Result<z.output<Schema>, Problem> {
  const read = schema.safeParse(value, { reportInput: true });
  if (read.success) return ok(read.data);
  const words = read.error.issues.slice(0, MOST_ISSUES).map(issueWords).join("; ");
  return refused(`In the JSON that arrived, ${words}. Correct that and send it again.`);
}
