import { z } from "zod";
import { makeIngestKey } from "../../../../lib/auth/make-ingest-key.ts";
import { listIngestKeys } from "../../../../lib/db/queries/list-ingest-keys.ts";
import {
  revokeIngestKey,
  revokeWithRecords,
} from "../../../../lib/db/writes/change-ingest-keys.ts";
import { data, problem } from "../../../../lib/http/problem.ts";
import { KEY_SCOPES } from "../../../../lib/wire/ingest-keys.ts";
import { answer } from "../../../_server/answer.ts";
import { database } from "../../../_server/database.ts";
import { nowUs } from "../../../_server/now.ts";
import { idIn } from "../../../_server/price-change.ts";
import { readJson } from "../../../_server/read-json.ts";

const NewKey = z.strictObject({
  name: z.string(),
  scopes: z.array(z.enum(KEY_SCOPES)).min(1),
  expiresInDays: z.number().nullable(),
});

/** Keys under which programs send records. */
export async function GET(): Promise<Response> {
  return await answer(async () => data(await listIngestKeys(database())));
}

export async function POST(request: Request): Promise<Response> {
  const body = await readJson(request, NewKey);
  if (!body.ok) return problem(body.error);
  return await answer(async () => {
    const made = await makeIngestKey(database(), body.value, nowUs());
    return made.ok ? data(made.value, 201) : problem(made.error);
  });
}

export async function DELETE(request: Request): Promise<Response> {
  const withRecords = new URL(request.url).searchParams.get("records") === "1";
  const change = withRecords ? revokeWithRecords : revokeIngestKey;
  return await answer(async () => {
    const revoked = await change(database(), idIn(request) ?? 0);
    return revoked.ok ? data(revoked.value) : problem(revoked.error);
  });
}
