import { stat } from "node:fs/promises";
import { z } from "zod";
import { createImport } from "../../../../lib/db/writes/create-import.ts";
import { saveMapping } from "../../../../lib/db/writes/save-mapping.ts";
import { dataFolder } from "../../../../lib/env.ts";
import { FORMATS } from "../../../../lib/formats/index.ts";
import { Mapping } from "../../../../lib/formats/mapping.ts";
import { data, problem } from "../../../../lib/http/problem.ts";
import { notStorable } from "../../../../lib/import/storable.ts";
import { stagedPath } from "../../../../lib/staging/stage-upload.ts";
import { answer } from "../../../_server/answer.ts";
import { database } from "../../../_server/database.ts";
import { imports, summaryOf } from "../../../_server/imports.ts";
import { fingerprintOfFile, sha256OfFile } from "../../../_server/staged-file.ts";

export async function GET(): Promise<Response> {
  return await answer(async () => data(await imports()));
}

const NewImport = z.object({
  uploadId: z.string(),
  fileName: z.string().min(1).max(1_000),
  format: z.string(),
  mapping: Mapping.nullable().default(null),
});

export async function POST(request: Request): Promise<Response> {
  const body = NewImport.safeParse(await request.json().catch(() => null));
  if (!body.success) {
    return problem({ code: "bad-request", message: z.prettifyError(body.error) });
  }
  const { uploadId, fileName, format: formatId, mapping } = body.data;
  const format = FORMATS.find(({ id }) => id === formatId);
  if (!format)
    return problem({
      code: "bad-request",
      message: `There is no format "${formatId.slice(0, 40)}".`,
    });
  const refused = notStorable(format);
  if (refused) return problem({ code: "unreadable-file", message: refused.message });
  const staged = stagedPath(dataFolder(), uploadId);
  const found = staged === null ? null : await stat(staged).catch(() => null);
  if (staged === null || found === null) {
    const message = "The uploaded file is not there any more. Drop it again.";
    return problem({ code: "not-found", message });
  }
  return await answer(async () => {
    const db = database();
    if (format.needsMapping && mapping !== null) {
      const fingerprint = await fingerprintOfFile(staged);
      if (fingerprint !== null) await saveMapping(db, fingerprint, mapping);
    }
    const row = await createImport(db, {
      fileName,
      fileSize: found.size,
      sha256: await sha256OfFile(staged),
      format: format.id,
      grain: format.grain,
      origin: "upload",
      mapping: format.needsMapping ? mapping : null,
      stagedPath: staged,
    });
    return data(summaryOf(row), 201);
  });
}
