import { importRejects } from "../../lib/db/queries/import-rejects.ts";
import { type ListedReject, printRejects } from "../../lib/import/reject-cells.ts";
import { database } from "./database.ts";

/** The listed rejects of an import, at most ten thousand, as a CSV that imports once it is mended. */
export async function rejectsFile(importId: number): Promise<string> {
  const rejects: ListedReject[] = [];
  for await (const batch of importRejects(database(), importId)) {
    for (const { line, cells, ...problem } of batch) rejects.push({ line, cells, problem });
  }
  return [...printRejects(rejects)].join("");
}
