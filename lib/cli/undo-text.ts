import type { UndoPreview } from "../wire/imports.ts";
import { count } from "./cost-text.ts";

const counted = (many: number, one: string, more: string): string =>
  `${count(many)} ${many === 1 ? one : more}`;

/** What undoing an import did, in one line. */
export function undoText(
  id: number,
  { removed, handedOver, restored, reverted }: UndoPreview,
): string {
  const did: string[] = [];
  if (removed > 0) did.push(`${counted(removed, "row", "rows")} removed.`);
  if (reverted > 0) {
    did.push(`What it added to ${counted(reverted, "call", "calls")} was taken out again.`);
  }
  if (restored > 0) {
    const rows = counted(restored, "row of an earlier import", "rows of earlier imports");
    did.push(`${rows}, which it had replaced, ${restored === 1 ? "counts" : "count"} again.`);
  }
  if (handedOver > 0) {
    const rows = counted(handedOver, "row", "rows");
    did.push(
      `${rows} that other imports brought too ${handedOver === 1 ? "stays" : "stay"} as theirs.`,
    );
  }
  if (did.length === 0) did.push("Nothing of it was left to take away.");
  return `Import ${id} is undone. ${did.join(" ")}`;
}
