import { problem } from "../../../../lib/http/problem.ts";
import { answer } from "../../../_server/answer.ts";
import { liveStream } from "../../../_server/live.ts";

/** `no-transform`: what packs answers would hold events back. */
const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
};

/** What lands, as it lands. */
export async function GET(request: Request): Promise<Response> {
  return await answer(async () => {
    const stream = await liveStream(request);
    return stream.ok ? new Response(stream.value, { headers: HEADERS }) : problem(stream.error);
  });
}
