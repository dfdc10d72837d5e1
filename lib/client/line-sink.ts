/** What every line of a batch's results begins with or holds early. */
const BATCH_LINE = /^\s*\{.*"custom_id"\s*:/s;
/** No answer that tells of tokens is longer; a line that is, is let go. */
const LONGEST_LINE = 32 * 1024 * 1024;

/** Cuts the bytes of a file into lines, and stops looking where the first is none of a batch. */
export class LineSink {
  readonly #decoder = new TextDecoder();
  readonly #take: (line: string) => void;
  #rest = "";
  #isCut = false;
  #wanted: boolean | null = null;

  constructor(take: (line: string) => void) {
    this.#take = take;
  }

  add(bytes: Uint8Array): void {
    if (this.#wanted === false) return;
    const text = this.#decoder.decode(bytes, { stream: true });
    this.#rest += text;
    // Only what holds an end of a line is gone over: a long one comes in thousands of pieces.
    if (text.includes("\n")) {
      const lines = this.#rest.split("\n");
      this.#rest = lines.pop() ?? "";
      for (const line of lines) this.#line(line);
    }
    if (this.#rest.length > LONGEST_LINE) {
      this.#rest = "";
      this.#isCut = true;
      this.#wanted ??= false;
    }
  }

  end(): void {
    this.#line(this.#rest);
    this.#rest = "";
  }

  #line(line: string): void {
    const isRemainder = this.#isCut;
    this.#isCut = false;
    if (isRemainder || line.trim() === "") return;
    this.#wanted ??= BATCH_LINE.test(line);
    if (this.#wanted) this.#take(line);
  }
}
