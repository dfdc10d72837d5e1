import type { ParsedRow, RowWarning } from "../formats/format.ts";
import type { OpenedUsage } from "./open-usage.ts";

/** What a file turns out to be while it is read. */
export class FileFindings {
  readonly #opened: OpenedUsage;
  readonly #warnings = new Map<RowWarning, number>();

  constructor(opened: OpenedUsage) {
    this.#opened = opened;
  }

  /** The file's rows, whose oddities are counted as they pass. */
  async *batches(): AsyncGenerator<readonly ParsedRow[]> {
    for await (const batch of this.#opened.batches) {
      for (const row of batch) {
        if (row.kind === "record" && row.warning) this.#count(row.warning);
      }
      yield batch;
    }
  }

  /** The formats that it was read by, each once, in the order of a zip's files. */
  formats(): readonly string[] {
    const { format, members } = this.#opened;
    const read = members.length === 0 ? [format.id] : members.map((member) => member.format.id);
    return [...new Set(read)];
  }

  warnings(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#warnings);
  }

  #count(warning: RowWarning): void {
    this.#warnings.set(warning, (this.#warnings.get(warning) ?? 0) + 1);
  }
}
