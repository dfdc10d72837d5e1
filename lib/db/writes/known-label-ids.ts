import type { KeyedRecord } from "../chunk.ts";
import type { TransactionSql } from "../connect.ts";
import { LABEL_KINDS, type LabelText, storedName } from "./label-ids.ts";

/** Ids of names that are stored, and negative ones for names that are not; makes none. */
export class KnownLabelIds {
  readonly #ids = LABEL_KINDS.map(() => new Map<string, number>());
  #unknown = 0;

  /** Learns the names of the records and answers their ids as text. */
  async of(
    tx: TransactionSql,
    workspace: number,
    records: readonly KeyedRecord[],
  ): Promise<LabelText> {
    for (const [place, kind] of LABEL_KINDS.entries()) {
      const known = this.#ids[place] ?? new Map<string, number>();
      const missing = new Set<string>();
      for (const { record } of records) {
        const name = record[kind];
        if (name !== null && !known.has(name)) missing.add(name);
      }
      if (missing.size > 0) await this.#learn(tx, { workspace, kind, known }, [...missing]);
    }
    return (record) =>
      LABEL_KINDS.map((kind, place) => {
        const name = record[kind];
        return `${name === null ? 0 : this.#ids[place]?.get(name)}\t`;
      }).join("");
  }

  async #learn(
    tx: TransactionSql,
    {
      workspace,
      kind,
      known,
    }: { readonly workspace: number; readonly kind: string; readonly known: Map<string, number> },
    names: readonly string[],
  ): Promise<void> {
    const stored = names.map(storedName);
    const found = await tx<{ name: string; id: number }[]>`
      select name, id from labels
      where workspace = ${workspace} and kind = ${kind} and name = any (${stored}::text[])`;
    const ids = new Map(found.map(({ name, id }) => [name, id]));
    for (const [at, name] of names.entries()) {
      const storedAs = stored[at] ?? name;
      let id = ids.get(storedAs);
      if (id === undefined) {
        this.#unknown -= 1;
        id = this.#unknown;
        ids.set(storedAs, id);
      }
      known.set(name, id);
    }
  }
}
