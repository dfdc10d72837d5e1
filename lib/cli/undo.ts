import { err, ok } from "../core/result.ts";
import { type UndoError, undoImport } from "../db/writes/undo-import.ts";
import { type CommandFailure, defineCommand, EXIT } from "./command.ts";
import { undoText } from "./undo-text.ts";
import { withDatabase } from "./with-database.ts";

function undoFailure({ code, message }: UndoError): CommandFailure {
  return { exit: code === "import-unknown" ? EXIT.usage : EXIT.noDatabase, code, message };
}

export const undo = defineCommand({
  operands: { name: "IMPORT", min: 1, max: 1 },
  options: {},
  notes: `Takes an import back by its number: exactly its rows go, and what they replaced comes back. Calls
that another import brought too stay, and are that one's then. Undoing again changes nothing.

  tierscope imports
  tierscope undo 3`,
  async run({ operands: [text = ""] }, io) {
    if (!/^[1-9]\d{0,8}$/.test(text)) {
      const message = `"${text.slice(0, 40)}" is no number of an import. Run "tierscope imports" to see them.`;
      return err({ exit: EXIT.usage, code: "usage", message });
    }
    const id = Number(text);
    return await withDatabase(io, async (db) => {
      const undone = await undoImport(db, id);
      if (!undone.ok) return err(undoFailure(undone.error));
      return ok({ json: { undone: { id, ...undone.value } }, text: undoText(id, undone.value) });
    });
  },
});
