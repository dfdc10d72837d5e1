import { parseMappingText } from "../../../../../lib/formats/parse-mapping-text.ts";
import { data, problem } from "../../../../../lib/http/problem.ts";
import { answer } from "../../../../_server/answer.ts";

/** Longer texts are refused by the reader; this keeps them from being held. */
const MOST_BYTES = 2 * 2 ** 20;

export async function POST(request: Request): Promise<Response> {
  return await answer(async () => {
    const bytes = Number(request.headers.get("content-length") ?? 0);
    if (bytes > MOST_BYTES) {
      const message = `Expected a mapping, which has at most 1 MiB, found ${bytes} bytes. Check that the file is the mapping.`;
      return problem({ code: "mapping-invalid", message });
    }
    const mapping = parseMappingText(await request.text());
    return mapping.ok ? data(mapping.value) : problem(mapping.error);
  });
}
