import { setTimeout as sleep } from "node:timers/promises";
import { findImport } from "../../../../lib/db/queries/find-import.ts";
import { createImport } from "../../../../lib/db/writes/create-import.ts";
import { data, problem } from "../../../../lib/http/problem.ts";
import { SAMPLE_SEED, sampleEndUs } from "../../../../lib/sample/sample-window.ts";
import { answer } from "../../../_server/answer.ts";
import { database } from "../../../_server/database.ts";
import { summaryOf } from "../../../_server/imports.ts";
import { nowUs } from "../../../_server/now.ts";

const LOOK_EVERY_MS = 100;
const MOST_WAIT_MS = 60_000;
const OVER = new Set(["done", "failed", "cancelled", "undone"]);

/** Notes the sample as an import and answers once the worker has it in. */
export async function POST(): Promise<Response> {
  return await answer(async () => {
    const db = database();
    const endUs = sampleEndUs(nowUs());
    const { id } = await createImport(db, {
      fileName: "Sample month",
      fileSize: null,
      format: "sample",
      grain: "call",
      origin: "sample",
      options: { seed: SAMPLE_SEED, endUs },
      // A sample has no file; naming one lets any worker take it.
      stagedPath: "sample",
      synthetic: true,
    });
    for (let waitedMs = 0; waitedMs < MOST_WAIT_MS; waitedMs += LOOK_EVERY_MS) {
      await sleep(LOOK_EVERY_MS);
      const row = await findImport(db, id);
      if (row && OVER.has(row.state)) return data(summaryOf(row));
    }
    const message = "The sample is taking long. It goes on loading: see the list of imports.";
    return problem({ code: "database-away", message });
  });
}
