import { takeRecords } from "../../../../lib/ingest-runner/take-records.ts";
import { answer } from "../../../_server/answer.ts";
import { ingest } from "../../../_server/ingest.ts";

/** Records from programs, one for each HTTP attempt at a provider. */
export async function POST(request: Request): Promise<Response> {
  return await answer(() => takeRecords(ingest(), request));
}
