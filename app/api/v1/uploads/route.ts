import { z } from "zod";
import { dataFolder } from "../../../../lib/env.ts";
import { data, problem } from "../../../../lib/http/problem.ts";
import { beginUpload } from "../../../../lib/staging/begin-upload.ts";
import { answer } from "../../../_server/answer.ts";
import { answerAll } from "../../../_server/answer-all.ts";
import { readJson } from "../../../_server/read-json.ts";
import { stagingProblem, uploadState, waitingUploads } from "../../../_server/uploads.ts";

const NewUpload = z.object({
  fileName: z.string().min(1).max(1_000),
  bytes: z.int().nonnegative(),
  modifiedMs: z.number().nullable().default(null),
  headSha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .default(null),
});

export async function GET(request: Request): Promise<Response> {
  return await answerAll(request, async () => data(await waitingUploads()));
}

export async function POST(request: Request): Promise<Response> {
  const body = await readJson(request, NewUpload);
  if (!body.ok) return problem(body.error);
  return await answer(async () => {
    const begun = await beginUpload(dataFolder(), body.value);
    return begun.ok ? data(await uploadState(begun.value), 201) : stagingProblem(begun.error);
  });
}
