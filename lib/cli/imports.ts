import { ok } from "../core/result.ts";
import { importSummary } from "../db/import-summary.ts";
import { listImports } from "../db/queries/list-imports.ts";
import { markInterrupted } from "../db/writes/interrupt-import.ts";
import { formatTitle } from "../formats/format-title.ts";
import type { ImportSummary } from "../wire/imports.ts";
import { defineCommand } from "./command.ts";
import { count } from "./cost-text.ts";
import { textTable } from "./text-table.ts";
import { withDatabase } from "./with-database.ts";

const MOST_LISTED = 10_000;

function listText(imports: readonly ImportSummary[]): string {
  if (imports.length === 0) return "Nothing is imported yet.";
  const rows = imports.map(({ id, createdAt, state, counts, fileName, formatTitle }) => [
    String(id),
    createdAt.slice(0, 16).replace("T", " "),
    state,
    ...[counts.received, counts.inserted, counts.duplicate, counts.rejected, counts.skipped].map(
      count,
    ),
    fileName,
    formatTitle,
  ]);
  const header = ["import", "since (UTC)", "state", "received", "inserted", "duplicate"];
  const table = textTable(
    [...header, "rejected", "skipped", "file", "format"],
    rows,
    [0, 3, 4, 5, 6, 7],
  );
  return [table, ...leftText(imports)].join("\n");
}

const GIVEN_UP: ReadonlySet<ImportSummary["state"]> = new Set(["failed", "cancelled", "undone"]);

function leftText(imports: readonly ImportSummary[]): string[] {
  const left = imports.filter(({ state, holdsRows }) => holdsRows && GIVEN_UP.has(state));
  if (left.length === 0) return [];
  const ids = left.map(({ id }) => id).join(", ");
  return [
    "",
    `Rows of import ${ids} could not be removed yet and may still count; every start tries that again.`,
  ];
}

export const imports = defineCommand({
  operands: { name: "", min: 0, max: 0 },
  options: {},
  notes: `Every import with its state and counts, the newest first. "tierscope undo N" takes one back.`,
  async run(_, io) {
    return await withDatabase(io, async (db) => {
      await markInterrupted(db);
      const rows = await listImports(db, MOST_LISTED);
      const summaries = rows.map((row) => importSummary(row, formatTitle));
      return ok({ json: { imports: summaries }, text: listText(summaries) });
    });
  },
});
