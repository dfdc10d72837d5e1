import { z } from "zod";
import { dataFolder } from "../../../../../../lib/env.ts";
import { data, problem } from "../../../../../../lib/http/problem.ts";
import { noteReading } from "../../../../../../lib/staging/note-reading.ts";
import { UNKNOWN_UPLOAD } from "../../../../../../lib/staging/staging-error.ts";
import { answer } from "../../../../../_server/answer.ts";
import { FileReading, uploadState } from "../../../../../_server/uploads.ts";

interface Context {
  readonly params: Promise<{ readonly id: string }>;
}

export async function PUT(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const reading = FileReading.safeParse(await request.json().catch(() => null));
  if (!reading.success) {
    const message = `Expected the format and the mapping to read the file by: ${z.prettifyError(reading.error)}`;
    return problem({ code: "bad-request", message });
  }
  return await answer(async () => {
    const noted = await noteReading(dataFolder(), id, reading.data);
    return noted === null ? problem(UNKNOWN_UPLOAD) : data(await uploadState(noted));
  });
}
