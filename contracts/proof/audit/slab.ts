const recordsInChunk = 16_384;

/** Records of one length, one after the other, that grow without being copied. */
export class Slab {
  count = 0;
  private readonly length: number;
  private readonly chunks: Uint8Array[] = [];

  constructor(length: number) {
    this.length = length;
  }

  /** A new record of zeros; gives its number. */
  add(): number {
    if (this.count % recordsInChunk === 0) {
      this.chunks.push(new Uint8Array(recordsInChunk * this.length));
    }
    this.count += 1;
    return this.count - 1;
  }

  /** The bytes [from, until) of a record, themselves. */
  bytes(record: number, from: number, until: number): Uint8Array {
    const start = (record % recordsInChunk) * this.length;
    return this.chunkOf(record).subarray(start + from, start + until);
  }

  /** The number that eight bytes of a record are; a place for counts and references. */
  number(record: number, from: number): number {
    return this.viewOf(record, from).getFloat64(0);
  }

  setNumber(record: number, from: number, value: number): void {
    this.viewOf(record, from).setFloat64(0, value);
  }

  private chunkOf(record: number): Uint8Array {
    const chunk = this.chunks[Math.floor(record / recordsInChunk)];
    if (chunk === undefined) throw new Error(`there is no record ${record}`);
    return chunk;
  }

  private viewOf(record: number, from: number): DataView {
    const chunk = this.chunkOf(record);
    return new DataView(chunk.buffer, (record % recordsInChunk) * this.length + from, 8);
  }
}
