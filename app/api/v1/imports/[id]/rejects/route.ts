import { Readable } from "node:stream";
import { findImport } from "../../../../../../lib/db/queries/find-import.ts";
import { importRejects } from "../../../../../../lib/db/queries/import-rejects.ts";
import { csvRow } from "../../../../../../lib/http/csv-row.ts";
import { answer } from "../../../../../_server/answer.ts";
import { database } from "../../../../../_server/database.ts";
import { importId, unknownImport } from "../../../../../_server/imports.ts";

interface Context {
  readonly params: Promise<{ readonly id: string }>;
}

async function* rejectLines(id: number): AsyncGenerator<string> {
  yield csvRow(["line", "field", "code", "expected", "found"]);
  for await (const batch of importRejects(database(), id)) {
    for (const { line, field, code, expected, found } of batch) {
      yield csvRow([line, field, code, expected, found]);
    }
  }
}

export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const number = importId(id);
  if (number === null) return unknownImport(id);
  return await answer(async () => {
    if ((await findImport(database(), number)) === null) return unknownImport(id);
    const body = Readable.from(rejectLines(number)).map((line: string) => Buffer.from(line));
    return new Response(Readable.toWeb(body) as ReadableStream<Uint8Array>, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="import-${number}-rejects.csv"`,
        "cache-control": "no-store",
      },
    });
  });
}
