/** What every line of a batch's results begins with or holds early. */
const BATCH_LINE = /^\s*\{.*"custom_id"\s*:/s;

/** Cuts the bytes of a file into lines, and stops looking where the first is none of a batch. */
export class LineSink {
  readonly #decoder = new TextDecoder();
  readonly #take: (line: string) => void;
  #rest = "";
  #wanted: boolean | null = null;

  constructor(take: (line: string) => void) {
    this.#take = take;
  }

  add(bytes: Uint8Array): void {
    if (this.#wanted === false) return;
    const lines = (this.#rest + this.#decoder.decode(bytes, { stream: true })).split("\n");
    this.#rest = lines.pop() ?? "";
    for (const line of lines) this.#line(line);
  }

  end(): void {
    this.#line(this.#rest);
    this.#rest = "";
  }

  #line(line: string): void {
    if (line.trim() === "") return;
    this.#wanted ??= BATCH_LINE.test(line);
    if (this.#wanted) this.#take(line);
  }
}
