import { resumeImport } from "../../../../../../lib/db/writes/pause-import.ts";
import { problem } from "../../../../../../lib/http/problem.ts";
import { answer } from "../../../../../_server/answer.ts";
import { database } from "../../../../../_server/database.ts";
import { importAnswer, importId, unknownImport } from "../../../../../_server/imports.ts";

interface Context {
  readonly params: Promise<{ readonly id: string }>;
}

export async function POST(_: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const number = importId(id);
  if (number === null) return unknownImport(id);
  return await answer(async () => {
    const done = await resumeImport(database(), number);
    return done.ok ? await importAnswer(number) : problem(done.error);
  });
}
