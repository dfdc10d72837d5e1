/** Lines of COPY with different keys, in the order of their keys. */
export interface KeyedLines {
  readonly text: Uint8Array;
  readonly rows: number;
  /** Further lines of keys in `text`, in the order of keys and, for one key, in that of arrival. */
  readonly repeats: Uint8Array;
}

const NEWLINE = 0x0a;

/**
 * Holds lines as bytes and hands them out in the order of their keys, so that two imports of the same
 * calls never wait for each other in a circle. Lines that repeat a key are held apart from
 * the first of theirs.
 */
export class LinesByKey {
  readonly #keys: string[] = [];
  readonly #parts: Buffer[] = [];
  /** The first 48 bits of each key, which order all but a few. */
  readonly #first: number[] = [];
  /** Of each line: its part, where it begins there, and where it ends behind its newline. */
  readonly #part: number[] = [];
  readonly #from: number[] = [];
  readonly #to: number[] = [];

  /** As many lines, each ended by the only newline in it, as there are keys. */
  add(keys: readonly string[], lines: string): void {
    const bytes = Buffer.from(lines, "utf8");
    let from = 0;
    for (const key of keys) {
      const to = bytes.indexOf(NEWLINE, from) + 1;
      this.#keys.push(key);
      this.#first.push(first48Bits(key));
      this.#part.push(this.#parts.length);
      this.#from.push(from);
      this.#to.push(to);
      from = to;
    }
    if (from !== bytes.length) throw new Error("there are other lines than keys");
    this.#parts.push(bytes);
  }

  ordered(): KeyedLines {
    const keys = this.#keys;
    const first = Float64Array.from(this.#first);
    const order = keys
      .map((_, line) => line)
      .sort((a, b) => (first[a] ?? 0) - (first[b] ?? 0) || compare(keys[a], keys[b]) || a - b);
    const firsts: number[] = [];
    const repeats: number[] = [];
    let before: string | undefined;
    for (const line of order) {
      (keys[line] === before ? repeats : firsts).push(line);
      before = keys[line];
    }
    return { text: this.#text(firsts), rows: firsts.length, repeats: this.#text(repeats) };
  }

  #text(lines: readonly number[]): Uint8Array {
    let bytes = 0;
    for (const line of lines) bytes += (this.#to[line] ?? 0) - (this.#from[line] ?? 0);
    const text = Buffer.allocUnsafe(bytes);
    let length = 0;
    for (const line of lines) {
      const part = this.#parts[this.#part[line] ?? 0];
      length += part?.copy(text, length, this.#from[line], this.#to[line]) ?? 0;
    }
    return text;
  }
}

/** Of a UUID's text. */
function first48Bits(key: string): number {
  return Number.parseInt(key.slice(0, 8), 16) * 65_536 + Number.parseInt(key.slice(9, 13), 16);
}

function compare(a = "", b = ""): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
