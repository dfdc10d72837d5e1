import { takeTraces } from "../../../lib/ingest-runner/take-traces.ts";
import { answer } from "../../_server/answer.ts";
import { ingest } from "../../_server/ingest.ts";

/** Traces by OTLP/HTTP; its path is the one that exporters append to their endpoint. */
export async function POST(request: Request): Promise<Response> {
  return await answer(() => takeTraces(ingest(), request));
}
