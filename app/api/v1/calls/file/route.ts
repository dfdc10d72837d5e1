import { problem } from "../../../../../lib/http/problem.ts";
import { answer } from "../../../../_server/answer.ts";
import { askedCalls } from "../../../../_server/calls.ts";
import { type CallsFormat, callsFile } from "../../../../_server/calls-file.ts";

const TYPES: Readonly<Record<CallsFormat, string>> = {
  csv: "text/csv; charset=utf-8",
  json: "application/json",
};

const isFormat = (name: string): name is CallsFormat => Object.hasOwn(TYPES, name);

/** Every call that the filters mean, as a file: `?format=csv&period=30d`. */
export async function GET(request: Request): Promise<Response> {
  const params = new URL(request.url).searchParams;
  const format = params.get("format") ?? "csv";
  params.delete("format");
  if (!isFormat(format)) {
    const message = `format=${format.slice(0, 40)}: expected one of ${Object.keys(TYPES).join(", ")}.`;
    return problem({ code: "bad-request", message });
  }
  const asked = askedCalls(request, params);
  if (!asked.ok) return problem(asked.error);
  return await answer(
    async () =>
      new Response(await callsFile(asked.value, format), {
        headers: {
          "content-type": TYPES[format],
          "content-disposition": `attachment; filename="tierscope-calls.${format}"`,
          "cache-control": "no-store",
        },
      }),
  );
}
