import { rm } from "node:fs/promises";
import { findImport } from "../../../../../../lib/db/queries/find-import.ts";
import { cancelImport } from "../../../../../../lib/db/writes/give-up-import.ts";
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
    const db = database();
    if (await cancelImport(db, number)) {
      const cancelled = await findImport(db, number);
      const copy = cancelled?.origin === "upload" ? cancelled.stagedPath : null;
      // One that is still being read goes with the next sweep.
      if (copy) await rm(copy, { force: true }).catch(() => {});
      return await importAnswer(number);
    }
    const message = `Import ${number} is over already; undo it to take its rows away.`;
    return problem({ code: "wrong-state", message });
  });
}
