import { Slots } from "./slots.ts";

/** What grows is slow to grow when it is large: each of these grows by itself. */
const shelfCount = 256;
const chunkBytes = 1_048_576;
/** Blocks begin at its multiples, so that 32 bits number 64 GB. */
const unit = 16;
const unitsOfChunk = chunkBytes / unit;
const bytesOfWord = 4;
const bytesOfLength = 2;
/** With as much free beside it. */
const bytesOfSlot = 16;
/**
 * A block begins with words: its bytes, its mark, by how many names it is found, how many it has, and
 * the bytes of its text. Then come the names, each behind its length in two bytes, and the text.
 */
const [sizeAt, markAt, usesAt, namesAt, lengthAt, headWords] = [0, 1, 2, 3, 4, 5] as const;

interface Chunk {
  readonly bytes: Buffer;
  readonly words: Uint32Array;
  end: number;
  /** Bytes of blocks that are found by some name. */
  live: number;
}

/** Where a block is; it holds until something is put or dropped. */
type Place = number & { readonly Place: unique symbol };

function hashOf(name: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) {
    hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

function isAt(bytes: Buffer, from: number, name: string): boolean {
  for (let at = 0; at < name.length; at += 1) {
    if (bytes[from + at] !== name.charCodeAt(at)) return false;
  }
  return true;
}

function openChunk(length: number): Chunk {
  const words = new Uint32Array(length / bytesOfWord);
  return { bytes: Buffer.from(words.buffer), words, end: 0, live: 0 };
}

const sizeOf = (names: readonly string[], length: number) => {
  const heads = headWords * bytesOfWord + bytesOfLength * names.length + length;
  const bytes = names.reduce((total, name) => total + name.length, heads);
  return Math.ceil(bytes / unit) * unit;
};

/**
 * Texts of Latin-1, each under its names, in bytes beside V8's heap: millions of them there make each
 * collection long, and lie about in many lines of the processor's caches. Names are of Latin-1, too.
 */
export class Texts {
  private readonly shelves = Array.from({ length: shelfCount }, () => new Slots());
  /** Of number 0 is none: so that no block is at 0. */
  private readonly chunks: (Chunk | undefined)[] = [undefined];
  private current = 0;
  private live = 0;
  private found = 0;

  /** By how many names something is found. */
  get size(): number {
    return this.found;
  }

  /** What takes all that is found, about. */
  get bytes(): number {
    return this.live + bytesOfSlot * this.found;
  }

  find(name: string): Place | undefined {
    const hash = hashOf(name);
    const place = this.shelf(hash).find(hash, (each) => this.nameAt(each, name) > 0);
    return place === 0 ? undefined : (place as Place);
  }

  markOf(place: Place): number {
    return this.word(place, markAt);
  }

  textOf(place: Place): string {
    const { bytes } = this.chunkOf(place);
    const from = this.textAt(place);
    return bytes.toString("latin1", from, from + this.word(place, lengthAt));
  }

  /** All names of a block, whether or not it is found by them. */
  namesIn(place: number): readonly string[] {
    const { bytes } = this.chunkOf(place);
    let at = (place % unitsOfChunk) * unit + headWords * bytesOfWord;
    return Array.from({ length: this.word(place, namesAt) }, () => {
      const from = at + bytesOfLength;
      at = from + bytes.readUInt16LE(at);
      return bytes.toString("latin1", from, at);
    });
  }

  /**
   * Puts a text under a name, in the place of what was there. It is the same block where the text with
   * this mark is there under another of its names.
   */
  put(name: string, names: readonly string[], mark: number, text: string): void {
    this.drop(name);
    const isSame = (place: Place) => this.markOf(place) === mark && this.textOf(place) === text;
    const twin = names
      .map((each) => this.find(each))
      .find((place) => place && this.nameAt(place, name) > 0 && isSame(place));
    const place = twin ?? this.append(names, mark, text);
    const hash = hashOf(name);
    this.shelf(hash).add(hash, place);
    this.found += 1;
    this.use(place, 1);
  }

  drop(name: string): void {
    const place = this.find(name);
    if (place === undefined) return;
    const hash = hashOf(name);
    this.shelf(hash).delete(hash, place);
    this.found -= 1;
    this.use(place, -1);
    this.tidy(Math.floor(place / unitsOfChunk));
  }

  private shelf(hash: number): Slots {
    // There are as many as eight bits have values.
    return this.shelves[hash >>> 24] as Slots;
  }

  private chunkOf(place: number): Chunk {
    // Whoever has a place was given it for a chunk that is there.
    return this.chunks[Math.floor(place / unitsOfChunk)] as Chunk;
  }

  private word(place: number, at: number): number {
    const { words } = this.chunkOf(place);
    return words[((place % unitsOfChunk) * unit) / bytesOfWord + at] ?? 0;
  }

  /** Where in its chunk a name of a block stands; 0 where it has no such name. */
  private nameAt(place: number, name: string): number {
    const { bytes } = this.chunkOf(place);
    let at = (place % unitsOfChunk) * unit + headWords * bytesOfWord;
    for (let left = this.word(place, namesAt); left > 0; left -= 1) {
      const length = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
      at += bytesOfLength;
      if (length === name.length && isAt(bytes, at, name)) return at;
      at += length;
    }
    return 0;
  }

  private textAt(place: number): number {
    const { bytes } = this.chunkOf(place);
    let at = (place % unitsOfChunk) * unit + headWords * bytesOfWord;
    for (let left = this.word(place, namesAt); left > 0; left -= 1) {
      at += bytesOfLength + ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8));
    }
    return at;
  }

  private use(place: number, more: 1 | -1): void {
    const chunk = this.chunkOf(place);
    const head = ((place % unitsOfChunk) * unit) / bytesOfWord;
    const [size = 0, uses = 0] = [chunk.words[head + sizeAt], chunk.words[head + usesAt]];
    chunk.words[head + usesAt] = uses + more;
    if (uses > 0 && uses + more > 0) return;
    chunk.live += more * size;
    this.live += more * size;
  }

  private append(names: readonly string[], mark: number, text: string): Place {
    const size = sizeOf(names, text.length);
    const { chunk, place } = this.roomFor(size);
    const { bytes, words, end } = chunk;
    words.set([size, mark, 0, names.length, text.length], end / bytesOfWord);
    let at = end + headWords * bytesOfWord;
    for (const name of names) {
      at = bytes.writeUInt16LE(name.length, at);
      at += bytes.write(name, at, "latin1");
    }
    bytes.write(text, at, "latin1");
    chunk.end += size;
    return place;
  }

  private roomFor(size: number): { readonly chunk: Chunk; readonly place: Place } {
    let chunk = this.chunks[this.current];
    while (chunk === undefined || chunk.end + size > chunk.bytes.length) {
      const former = this.current;
      const free = this.chunks.indexOf(undefined, 1);
      this.current = free < 0 ? this.chunks.length : free;
      chunk = openChunk(Math.max(size, chunkBytes));
      this.chunks[this.current] = chunk;
      this.tidy(former);
    }
    return { chunk, place: (this.current * unitsOfChunk + chunk.end / unit) as Place };
  }

  /** Moves out of a chunk what is left in it, once that is little. */
  private tidy(number: number): void {
    const chunk = this.chunks[number];
    if (chunk === undefined || number === this.current || 3 * chunk.live > 2 * chunk.end) return;
    for (let at = 0; at < chunk.end; ) {
      const head = at / bytesOfWord;
      const size = chunk.words[head + sizeAt] ?? 0;
      if (chunk.words[head + usesAt]) this.move(number * unitsOfChunk + at / unit, size);
      at += size;
    }
    this.chunks[number] = undefined;
  }

  private move(former: number, size: number): void {
    const from = (former % unitsOfChunk) * unit;
    const { bytes } = this.chunkOf(former);
    const names = this.namesIn(former);
    const { chunk, place } = this.roomFor(size);
    bytes.copy(chunk.bytes, chunk.end, from, from + size);
    chunk.end += size;
    chunk.live += size;
    for (const name of names) {
      const hash = hashOf(name);
      this.shelf(hash).replace(hash, former, place);
    }
  }
}
