/** Bytes that arrive in chunks, to be looked at before they are taken. Holds no more than was looked at. */
export class ByteSource {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #held: Uint8Array = new Uint8Array();
  #taken = 0;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** How many bytes were taken so far. */
  get taken(): number {
    return this.#taken;
  }

  /** The next bytes, as many as wanted, or fewer where the source ends. */
  async peek(wanted: number): Promise<Uint8Array> {
    const parts = [this.#held];
    let length = this.#held.length;
    while (length < wanted) {
      const next = await this.#chunks.next();
      if (next.done) break;
      parts.push(next.value);
      length += next.value.length;
    }
    if (parts.length > 1) this.#held = Buffer.concat(parts);
    return this.#held.subarray(0, wanted);
  }

  /** At least one of the next bytes and at most so many; none where the source is over. */
  async some(most: number): Promise<Uint8Array> {
    await this.peek(1);
    return this.#held.subarray(0, most);
  }

  /** Takes bytes that were looked at. */
  drop(count: number): void {
    this.#held = this.#held.subarray(count);
    this.#taken += count;
  }

  async close(): Promise<void> {
    await this.#chunks.return?.();
  }
}
