/** A source that tells how much of it was read. */
export class CountedBytes {
  bytes = 0;
  private readonly source: AsyncIterable<Uint8Array>;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.source = source;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for await (const part of this.source) {
      this.bytes += part.byteLength;
      yield part;
    }
  }
}
