import { data } from "../../../lib/http/problem.ts";
import { INGEST_LIMITS } from "../../../lib/wire/ingest-limits.ts";

/** What programs that send records have to keep to. */
export function GET(): Response {
  return data(INGEST_LIMITS);
}
