const fewest = 16;

/**
 * Numbers by hashes of 32 bits, of which several may have the same; 0 is none. In one array without
 * objects: V8's collector passes it by, and what is looked for is in one line of the processor's cache.
 */
export class Slots {
  /** A hash and its number in turn; never more than two thirds are taken. */
  private pairs = new Uint32Array(2 * fewest);
  private taken = 0;

  get size(): number {
    return this.taken;
  }

  get bytes(): number {
    return this.pairs.byteLength;
  }

  /** The number under this hash that is the one; 0 where none is. */
  find(hash: number, isOne: (number: number) => boolean): number {
    const at = this.placeOf(hash, isOne);
    return this.pairs[2 * at + 1] ?? 0;
  }

  add(hash: number, number: number): void {
    if (3 * (this.taken + 1) > this.pairs.length) this.grow();
    this.write(hash, number);
    this.taken += 1;
  }

  /** Puts another number in the place of one that is there. */
  replace(hash: number, former: number, number: number): void {
    const at = this.placeOf(hash, (each) => each === former);
    if (this.pairs[2 * at + 1] === former) this.pairs[2 * at + 1] = number;
  }

  delete(hash: number, number: number): void {
    const { pairs } = this;
    const mask = pairs.length / 2 - 1;
    let free = this.placeOf(hash, (each) => each === number);
    if (pairs[2 * free + 1] !== number) return;
    this.taken -= 1;
    // Whatever was put further on because this place was taken moves up.
    for (let at = (free + 1) & mask; pairs[2 * at + 1] !== 0; at = (at + 1) & mask) {
      const wanted = (pairs[2 * at] ?? 0) & mask;
      if (((at - wanted) & mask) < ((at - free) & mask)) continue;
      pairs.copyWithin(2 * free, 2 * at, 2 * at + 2);
      free = at;
    }
    pairs.fill(0, 2 * free, 2 * free + 2);
  }

  /** Where it is, or could be put. */
  private placeOf(hash: number, isOne: (number: number) => boolean): number {
    const { pairs } = this;
    const mask = pairs.length / 2 - 1;
    let at = hash & mask;
    for (let number = pairs[2 * at + 1]; number; number = pairs[2 * at + 1]) {
      if (pairs[2 * at] === hash && isOne(number)) break;
      at = (at + 1) & mask;
    }
    return at;
  }

  private write(hash: number, number: number): void {
    const at = this.placeOf(hash, () => false);
    this.pairs[2 * at] = hash;
    this.pairs[2 * at + 1] = number;
  }

  private grow(): void {
    const { pairs } = this;
    this.pairs = new Uint32Array(2 * pairs.length);
    for (let at = 0; at < pairs.length; at += 2) {
      const number = pairs[at + 1];
      if (number) this.write(pairs[at] ?? 0, number);
    }
  }
}
