import { dataFolder } from "../../../../../../lib/env.ts";
import { data, problem } from "../../../../../../lib/http/problem.ts";
import { noteReading } from "../../../../../../lib/staging/note-reading.ts";
import { UNKNOWN_UPLOAD } from "../../../../../../lib/staging/staging-error.ts";
import { answer } from "../../../../../_server/answer.ts";
import { readJson } from "../../../../../_server/read-json.ts";
import { FileReading, uploadState } from "../../../../../_server/uploads.ts";

interface Context {
  readonly params: Promise<{ readonly id: string }>;
}

export async function PUT(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const reading = await readJson(request, FileReading);
  if (!reading.ok) return problem(reading.error);
  return await answer(async () => {
    const noted = await noteReading(dataFolder(), id, reading.value);
    return noted === null ? problem(UNKNOWN_UPLOAD) : data(await uploadState(noted));
  });
}
