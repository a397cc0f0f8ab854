// SHA-256 (FIPS 180-4) of four messages at once, as a module of WebAssembly with its vectors of four
// words. It is written out here, for a program of that size needs no compiler beside. Nothing is made
// while this file is read: pages that use none of it are then without it.

/** How it is called: bytes stand in its memory, places are counted from its beginning. */
export interface Kernel {
  readonly memory: WebAssembly.Memory;
  /**
   * Takes `blocks` blocks of each of four messages, from the state at a place (32 bytes, as a digest
   * is written), and writes four states. A message lies in one piece, its padding with it; two may be
   * the same, and what is written may be anywhere.
   */
  readonly digest: (
    state: number,
    blocks: number,
    ...fourMessagesAndFourStates: readonly [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ]
  ) => void;
}

const words = 8;
const rounds = 64;

function primes(count: number): number[] {
  const found: number[] = [];
  for (let candidate = 2; found.length < count; candidate += 1) {
    if (found.every((prime) => candidate % prime !== 0)) found.push(candidate);
  }
  return found;
}

/** The first 32 bits of what stands behind the point. */
const fraction = (value: number) => Math.floor((value - Math.floor(value)) * 2 ** 32);

/** § 4.2.2. */
const roundWords = () => primes(rounds).map((prime) => fraction(Math.cbrt(prime)));

/** § 5.3.3, as a digest is written. */
export function firstState(): Uint8Array {
  const state = new DataView(new ArrayBuffer(4 * words));
  for (const [at, prime] of primes(words).entries()) {
    state.setUint32(4 * at, fraction(Math.sqrt(prime)));
  }
  return new Uint8Array(state.buffer);
}

// WebAssembly core specification 2.0, § 5 (binary format) and § 5.4.9 (vectors).

function unsigned(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...unsigned(value >>> 7)];
}

function signed(value: number): number[] {
  const low = value & 0x7f;
  const rest = value >> 7;
  const isLast = rest === ((low & 0x40) === 0 ? 0 : -1);
  return isLast ? [low] : [low | 0x80, ...signed(rest)];
}

const vector = (operation: number) => [0xfd, ...unsigned(operation)];
const get = (local: number) => [0x20, ...unsigned(local)];
const set = (local: number) => [0x21, ...unsigned(local)];
const number = (value: number) => [0x41, ...signed(value)];
const plus = [0x6a];
const minus = [0x6b];
const add = [0xfd, 0xae, 0x01];
const xor = [0xfd, 0x51];
const and = [0xfd, 0x4e];
const or = [0xfd, 0x50];
/** Of the first where the third has ones, of the second where it has not. */
const choose = [0xfd, 0x52];
const left = (bits: number) => [...number(bits), ...vector(0xab)];
const right = (bits: number) => [...number(bits), ...vector(0xad)];
const constant = (bytes: readonly number[]) => [...vector(0x0c), ...bytes];
/** Reads and writes need not be on a boundary. */
const load = (offset: number) => [...vector(0x00), 0, ...unsigned(offset)];
const store = (offset: number) => [...vector(0x0b), 0, ...unsigned(offset)];

const fourTimes = (word: number) => {
  const bytes = [word, word >>> 8, word >>> 16, word >>> 24].map((byte) => byte & 0xff);
  return constant([...bytes, ...bytes, ...bytes, ...bytes]);
};

/** Words are big-endian in messages and states. */
const turned = () => [
  ...constant([3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12]),
  ...vector(0x0e),
];

/** Four words of two vectors, which count from 0 to 7. */
const words4 = (one: number, other: number, picked: readonly number[]) => {
  const bytes = picked.flatMap((word) => [0, 1, 2, 3].map((byte) => 4 * word + byte));
  return [...get(one), ...get(other), ...vector(0x0d), ...bytes];
};

// Locals: the ten parameters, then vectors.
const stateAt = 0;
const blocksLeft = 1;
const messages = [2, 3, 4, 5] as const;
const targets = [6, 7, 8, 9] as const;
const state = (word: number) => 10 + word;
const working = (word: number) => 18 + word;
const schedule = (word: number) => 26 + (word & 15);
const row = (at: number) => 42 + at;
const half = (at: number) => 46 + at;
const sum = 50;
const vectors = 41;

/** Rows become columns: what held four words of one message holds one word of four. */
function transposed(to: (at: number) => number): number[] {
  return [
    ...[...words4(row(0), row(1), [0, 4, 1, 5]), ...set(half(0))],
    ...[...words4(row(2), row(3), [0, 4, 1, 5]), ...set(half(1))],
    ...[...words4(row(0), row(1), [2, 6, 3, 7]), ...set(half(2))],
    ...[...words4(row(2), row(3), [2, 6, 3, 7]), ...set(half(3))],
    ...[...words4(half(0), half(1), [0, 1, 4, 5]), ...set(to(0))],
    ...[...words4(half(0), half(1), [2, 3, 6, 7]), ...set(to(1))],
    ...[...words4(half(2), half(3), [0, 1, 4, 5]), ...set(to(2))],
    ...[...words4(half(2), half(3), [2, 3, 6, 7]), ...set(to(3))],
  ];
}

const rotated = (local: number, bits: number) => [
  ...[...get(local), ...right(bits), ...get(local), ...left(32 - bits)],
  ...or,
];

/** § 4.1.2: three rotations of a word, or two and a shift. */
const big = (word: number, [one, two, three]: readonly [number, number, number]) => [
  ...[...rotated(word, one), ...rotated(word, two), ...xor],
  ...[...rotated(word, three), ...xor],
];
const small = (word: number, [one, two, shift]: readonly [number, number, number]) => [
  ...[...rotated(word, one), ...rotated(word, two), ...xor],
  ...[...get(word), ...right(shift), ...xor],
];

/** § 6.2.2, step 1. */
const scheduled = (at: number) => [
  ...[...get(schedule(at)), ...get(schedule(at - 7)), ...add],
  ...[...small(schedule(at - 15), [7, 18, 3]), ...add],
  ...[...small(schedule(at - 2), [17, 19, 10]), ...add],
  ...set(schedule(at)),
];

/** § 6.2.2, step 3. The eight variables stay where they are; their names move on by one. */
function round(at: number, word: number): number[] {
  const [a, b, c, d, e, f, g, h] = [0, 1, 2, 3, 4, 5, 6, 7].map((name) =>
    working((name - at) & 7),
  ) as [number, number, number, number, number, number, number, number];
  return [
    ...(at < 16 ? [] : scheduled(at)),
    ...[...get(h), ...fourTimes(word), ...get(schedule(at)), ...add, ...add],
    ...[...big(e, [6, 11, 25]), ...add],
    ...[...get(f), ...get(g), ...get(e), ...choose, ...add, ...set(sum)],
    ...[...get(d), ...get(sum), ...add, ...set(d)],
    ...[...get(sum), ...big(a, [2, 13, 22]), ...add],
    ...[...get(a), ...get(b), ...and, ...get(a), ...get(b), ...xor, ...get(c), ...and, ...xor],
    ...[...add, ...set(h)],
  ];
}

const each = <T>(count: number, made: (at: number) => readonly T[]): T[] =>
  Array.from({ length: count }, (_, at) => made(at)).flat();

/** One block of each message, and on to the next. */
const block = () => [
  ...each(words, (at) => [...get(state(at)), ...set(working(at))]),
  ...each(4, (quarter) => [
    ...messages.flatMap((message, at) => [
      ...[...get(message), ...load(16 * quarter), ...turned(), ...set(row(at))],
    ]),
    ...transposed((at) => schedule(4 * quarter + at)),
  ]),
  ...roundWords().flatMap((word, at) => round(at, word)),
  ...each(words, (at) => [...get(state(at)), ...get(working(at)), ...add, ...set(state(at))]),
  ...messages.flatMap((message) => [...get(message), ...number(64), ...plus, ...set(message)]),
];

const body = () => [
  ...each(words, (at) => [
    ...[...get(stateAt), ...vector(0x09), 0, ...unsigned(4 * at), ...turned(), ...set(state(at))],
  ]),
  // A loop that goes on while blocks are left.
  ...[0x03, 0x40, ...block()],
  ...[...get(blocksLeft), ...number(1), ...minus, 0x22, ...unsigned(blocksLeft), 0x0d, 0, 0x0b],
  ...each(2, (part) => [
    ...each(4, (at) => [...get(state(4 * part + at)), ...turned(), ...set(row(at))]),
    ...transposed(row),
    ...targets.flatMap((target, at) => [...get(target), ...get(row(at)), ...store(16 * part)]),
  ]),
  0x0b,
];

function moduleBytes(): Uint8Array<ArrayBuffer> {
  const section = (id: number, bytes: readonly number[]) => {
    return [id, ...unsigned(bytes.length), ...bytes];
  };
  const parameters = 10;
  const code = [1, ...unsigned(vectors), 0x7b, ...body()];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    // One type: ten numbers, no result. One function of it. One memory, of a page at first.
    ...section(1, [1, 0x60, parameters, ...new Array(parameters).fill(0x7f), 0]),
    ...section(3, [1, 0]),
    ...section(5, [1, 0, 1]),
    ...section(7, [2, 1, 0x6d, 2, 0, 1, 0x64, 0, 0]),
    ...section(10, [1, ...unsigned(code.length), ...code]),
  ]);
}

let compiled: WebAssembly.Module | undefined;

/** Throws where WebAssembly has no vectors: on processors of before 2008, and with `--jitless`. */
export function openKernel(): Kernel {
  compiled ??= new WebAssembly.Module(moduleBytes());
  const { m, d } = new WebAssembly.Instance(compiled).exports;
  return { memory: m as WebAssembly.Memory, digest: d as Kernel["digest"] };
}

const blockLength = 64;

/**
 * Pads a message (§ 5.1.1): a one, zeros, and its length in bits in the last eight bytes; `before` are
 * the bytes that its start has had. Gives its blocks. What stood behind it is written over.
 */
export function padded(bytes: Uint8Array, from: number, until: number, before: number): number {
  const blocks = (until - from + 8 + blockLength) >>> 6;
  const end = from + blocks * blockLength;
  bytes.fill(0, until, end);
  bytes[until] = 0x80;
  let bits = (until - from + before) * 8;
  for (let at = end - 1; bits > 0; at -= 1, bits = Math.floor(bits / 0x100)) bytes[at] = bits;
  return blocks;
}
