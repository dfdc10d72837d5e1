import { answerCsv } from "../../../../lib/analytics/query/answer-csv.ts";
import { data, problem } from "../../../../lib/http/problem.ts";
import { answer } from "../../../_server/answer.ts";
import { query } from "../../../_server/query.ts";

const FORMATS = ["json", "csv"];

/** Any measure cut by any dimension: `?measure=spend,saved&by=day&period=30d`, as JSON or with `format=csv`. */
export async function GET(request: Request): Promise<Response> {
  const params = new URL(request.url).searchParams;
  const format = params.get("format") ?? "json";
  params.delete("format");
  if (!FORMATS.includes(format)) {
    const message = `format=${format.slice(0, 40)}: expected one of ${FORMATS.join(", ")}.`;
    return problem({ code: "bad-request", message });
  }
  return await answer(async () => {
    const result = await query(params);
    if (!result.ok) return problem(result.error);
    if (format === "json") return data(result.value);
    return new Response(answerCsv(result.value), {
      headers: { "content-type": "text/csv; charset=utf-8", "cache-control": "no-store" },
    });
  });
}
