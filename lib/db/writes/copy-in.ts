import type { TransactionSql } from "../connect.ts";

/**
 * Copies lines of COPY's text form into a table. Rejects with what the server has against them, also
 * where it says so only after the last of them: at the end of a copy the driver hears of success alone.
 */
export async function copyIn(
  tx: TransactionSql,
  target: string,
  lines: Uint8Array | string,
): Promise<void> {
  if (lines.length === 0) return;
  const query = tx`copy ${tx.unsafe(target)} from stdin`;
  const refused = refusalOf(query);
  const copy = await query.writable();
  const stored = new Promise<void>((resolve, reject) => {
    copy.once("error", reject);
    copy.end(typeof lines === "string" ? Buffer.from(lines, "utf8") : lines, resolve);
  });
  await Promise.race([stored, refused]);
}

/** Rejects when the server refuses the query, even if it was answered before. */
function refusalOf(query: object): Promise<never> {
  // Each of the driver's queries has it, and is told by it of every error; a copy is answered by its stream.
  const told = query as { reject(cause: unknown): void };
  const refused = new Promise<never>((_, reject) => {
    const answer = told.reject;
    told.reject = (cause) => {
      answer(cause);
      reject(cause);
    };
  });
  refused.catch(() => {}); // nobody need be waiting
  return refused;
}
