import { undoImport } from "../../../../../lib/db/writes/undo-import.ts";
import { problem } from "../../../../../lib/http/problem.ts";
import { answer } from "../../../../_server/answer.ts";
import { database } from "../../../../_server/database.ts";
import {
  importAnswer,
  importId,
  reportAnswer,
  unknownImport,
} from "../../../../_server/imports.ts";

interface Context {
  readonly params: Promise<{ readonly id: string }>;
}

export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const number = importId(id);
  if (number === null) return unknownImport(id);
  return await answer(() => reportAnswer(number));
}

export async function DELETE(_: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const number = importId(id);
  if (number === null) return unknownImport(id);
  return await answer(async () => {
    const undone = await undoImport(database(), number);
    return undone.ok ? await importAnswer(number) : problem(undone.error);
  });
}
