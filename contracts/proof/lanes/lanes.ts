import { isPutAsAscii } from "../bytes.ts";
import { hashLength } from "../sha256.ts";
import { firstState, type Kernel, openKernel, padded } from "./kernel.ts";

const blockLength = 64;
const page = 65_536;

const initial = 0;
const keyed = { inner: hashLength, outer: 2 * hashLength } as const;
const nowhere = 3 * hashLength;
const keyBlocks = 4 * hashLength;
const begin = keyBlocks + 2 * blockLength;

const encoder = new TextEncoder();

/** What a message follows on: nothing, or the block of a key, inside or outside of an HMAC. */
export type Start = "initial" | "inner" | "outer";

const startAt: Readonly<Record<Start, number>> = { initial, ...keyed };

/** A message that is written: where it begins, and how many blocks it has with its padding. */
export interface Message {
  readonly at: number;
  readonly blocks: number;
}

/** Calls of the kernel, one after the other. */
export type Program = readonly Parameters<Kernel["digest"]>[];

/**
 * SHA-256 of messages of which some need the hashes of others. They are written one after another
 * into one memory, with room for what is not known yet; each is then said to be due in a round, after
 * those that it needs, and `run` hashes each round's messages of one length four at a time and puts
 * each hash where it was wanted. What was written before `clear` is gone after it, but for what is
 * kept: such messages may be hashed again and again, by a program, under other keys.
 */
export class Lanes {
  private readonly kernel: Kernel;
  private bytes: Uint8Array;
  private floor = begin;
  private top = begin;
  /** By round, then by start and number of blocks: places of messages and of their hashes in turn. */
  private due: Map<number, number[]>[] = [];

  constructor() {
    this.kernel = openKernel();
    this.bytes = new Uint8Array(this.kernel.memory.buffer);
    this.bytes.set(firstState(), initial);
  }

  /** The place after what was written last. */
  get end(): number {
    return this.top;
  }

  /** What was written so far outlasts `clear`. */
  keep(): void {
    this.floor = this.top;
  }

  /** Forgets what was kept too. */
  forget(): void {
    this.floor = begin;
    this.empty();
  }

  private empty(): void {
    this.top = this.floor;
    this.due = [];
  }

  /**
   * Forgets the messages that are not kept; HMACs are under this key from here on (at most a block,
   * RFC 2104 § 2).
   */
  clear(key: Uint8Array): void {
    this.empty();
    this.bytes.fill(0x36, keyBlocks, keyBlocks + blockLength);
    this.bytes.fill(0x5c, keyBlocks + blockLength, begin);
    for (const [at, byte] of key.entries()) {
      for (const block of [keyBlocks + at, keyBlocks + blockLength + at]) {
        this.bytes[block] = (this.bytes[block] ?? 0) ^ byte;
      }
    }
    const [inner, outer] = [keyBlocks, keyBlocks + blockLength];
    const states = [keyed.inner, keyed.outer, nowhere, nowhere] as const;
    this.kernel.digest(initial, 1, inner, outer, inner, inner, ...states);
  }

  private makeRoom(count: number): void {
    const missing = this.top + count + 2 * blockLength - this.bytes.length;
    if (missing <= 0) return;
    this.kernel.memory.grow(Math.max(Math.ceil(missing / page), this.bytes.length / page));
    this.bytes = new Uint8Array(this.kernel.memory.buffer);
  }

  /** Room for a hash. */
  hole(): number {
    this.makeRoom(hashLength);
    this.top += hashLength;
    return this.top - hashLength;
  }

  byte(value: number): void {
    this.makeRoom(1);
    this.bytes[this.top] = value;
    this.top += 1;
  }

  /** Four bytes, big endian. */
  u32(value: number): void {
    for (const shift of [24, 16, 8, 0]) this.byte(value >>> shift);
  }

  put(bytes: Uint8Array): void {
    this.makeRoom(bytes.length);
    this.bytes.set(bytes, this.top);
    this.top += bytes.length;
  }

  /** What stands at a place once more. */
  again(at: number, length: number): void {
    this.makeRoom(length);
    this.bytes.copyWithin(this.top, at, at + length);
    this.top += length;
  }

  /** In UTF-8. */
  text(text: string): void {
    this.makeRoom(3 * text.length);
    if (isPutAsAscii(text, this.bytes, this.top)) this.top += text.length;
    else this.top += encoder.encodeInto(text, this.bytes.subarray(this.top)).written;
  }

  /** What was written since `at` is a message. */
  close(at: number, start: Start = "initial"): Message {
    this.makeRoom(2 * blockLength);
    const blocks = padded(this.bytes, at, this.top, start === "initial" ? 0 : blockLength);
    this.top = at + blocks * blockLength;
    return { at, blocks };
  }

  /** The hash of a message is to be made in a round, from 0, and to be written at `target`. */
  hash(round: number, { at, blocks }: Message, target: number, start: Start = "initial"): void {
    this.due[round] ??= new Map();
    const groups = this.due[round];
    const group = blocks * blockLength * 2 + startAt[start];
    const places = groups.get(group);
    if (places === undefined) groups.set(group, [at, target]);
    else places.push(at, target);
  }

  /** Takes what is due in the rounds before one; it may be run more than once. */
  program(until = this.due.length): Program {
    const calls: Parameters<Kernel["digest"]>[] = [];
    for (const [round, groups] of this.due.entries()) {
      if (round >= until || groups === undefined) continue;
      for (const [group, places] of groups) addCalls(calls, group, places);
      groups.clear();
    }
    return calls;
  }

  run(program = this.program()): void {
    const { digest } = this.kernel;
    for (const call of program) digest(...call);
  }

  /** A copy of what stands at a place. */
  bytesAt(at: number, length: number): Uint8Array {
    return this.bytes.slice(at, at + length);
  }
}

/** The calls for messages that begin alike and have as many blocks. */
function addCalls(
  calls: Parameters<Kernel["digest"]>[],
  group: number,
  places: readonly number[],
): void {
  const [start, blocks] = [group % (2 * blockLength), Math.floor(group / (2 * blockLength))];
  for (let at = 0; at < places.length; at += 8) {
    const [one = 0, to = nowhere, two = one, toTwo = nowhere] = places.slice(at, at + 4);
    const [three = one, toThree = nowhere, four = one, toFour = nowhere] = places.slice(
      at + 4,
      at + 8,
    );
    calls.push([start, blocks, one, two, three, four, to, toTwo, toThree, toFour]);
  }
}
