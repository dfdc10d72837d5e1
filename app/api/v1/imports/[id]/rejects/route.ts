import { findImport } from "../../../../../../lib/db/queries/find-import.ts";
import { answer } from "../../../../../_server/answer.ts";
import { database } from "../../../../../_server/database.ts";
import { importId, unknownImport } from "../../../../../_server/imports.ts";
import { rejectsFile } from "../../../../../_server/rejects-file.ts";

interface Context {
  readonly params: Promise<{ readonly id: string }>;
}

export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const number = importId(id);
  if (number === null) return unknownImport(id);
  return await answer(async () => {
    if ((await findImport(database(), number)) === null) return unknownImport(id);
    return new Response(await rejectsFile(number), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="import-${number}-rejects.csv"`,
        "cache-control": "no-store",
      },
    });
  });
}
