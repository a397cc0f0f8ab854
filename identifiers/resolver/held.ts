import type { Identity } from "../codes/index.ts";
import type { KeptValue, Registered } from "../registry/index.ts";
import { registeredLinks } from "./links.ts";
import type { RegistryRecord } from "./rules.ts";

/** A map of millions is slow to grow: each of these grows by itself. */
const shelfCount = 256;
/** What a name takes besides its letters and its share of the record's. */
const bytesOfName = 80;

/** What is held under a name, and whether it was said to have changed since it was read. */
interface Recalled {
  readonly value: RegistryRecord;
  readonly doubted: boolean;
}

type BriefValue = [
  index: number,
  type: string,
  ttlSeconds: number,
  at: string,
  format: KeptValue["data"]["format"],
  value: unknown,
  audience?: KeptValue["audience"] | null,
  link?: KeptValue["link"],
];

type Whole = [round: number, record: RegistryRecord];
type Brief = [
  round: number,
  tenantId: Registered["tenantId"],
  id: Registered["id"],
  names: readonly Identity[],
  deleted: 0 | 1,
  values: readonly BriefValue[],
];

function briefValue({ index, type, ttlSeconds, at, data, audience, link }: KeptValue): BriefValue {
  const brief: BriefValue = [index, type, ttlSeconds, at, data.format, data.value];
  if (audience !== "public" || link !== undefined) {
    brief.push(audience === "public" ? null : audience);
  }
  if (link !== undefined) brief.push(link);
  return brief;
}

function valueIn([index, type, ttlSeconds, at, format, value, audience, link]: BriefValue) {
  const data = { format, value };
  const told = { index, type, data, ttlSeconds, audience: audience ?? ("public" as const) };
  return { ...told, ...(link !== undefined && { link }), at };
}

/** What its firm alone says of a thing is the same under all names of it, and is held once. */
function isOfFirmAlone({ links, description, registered }: RegistryRecord): boolean {
  if (registered === undefined || description !== undefined) return false;
  // Links from elsewhere come besides those of the values.
  return links.length === registeredLinks(registered.values).length;
}

function textOf(record: RegistryRecord, round: number): string {
  const { registered } = record;
  if (registered === undefined || !isOfFirmAlone(record)) {
    return JSON.stringify([round, record] satisfies Whole);
  }
  const { tenantId, id, names, deleted, values } = registered;
  const brief: Brief = [round, tenantId, id, names, deleted ? 1 : 0, values.map(briefValue)];
  return JSON.stringify(brief);
}

function recordOf(code: Identity, held: Brief | Whole): RegistryRecord {
  if (held.length === 2) {
    const [, record] = held;
    const { description } = record;
    if (description === undefined) return { ...record, description };
    return { ...record, description: { ...description, firstAt: new Date(description.firstAt) } };
  }
  const [, tenantId, id, names, deleted, brief] = held;
  const values = brief.map(valueIn);
  const registered = { tenantId, id, names, values, deleted: deleted === 1 };
  return { code, links: registeredLinks(values), description: undefined, registered };
}

// A text with a letter beyond Latin-1 would take two bytes for each of its letters.
const wide = /[^\0-\xff]/;
const wideSign = "~";
const squeezed = (text: string) =>
  wide.test(text) ? wideSign + Buffer.from(text).toString("latin1") : text;
const read = (text: string): Brief | Whole =>
  JSON.parse(text.startsWith(wideSign) ? Buffer.from(text.slice(1), "latin1").toString() : text);

const namesOf = ({ code, registered }: RegistryRecord) => registered?.names ?? [code];

/** With its share of what is held once for all names of the thing. */
const bytesOf = (code: string, { length }: string, names: number) =>
  bytesOfName + code.length + Math.ceil(length / names);

/**
 * The records of the whole registry, as many as there is room for, in a form of some hundred bytes
 * each. Of what is said to have changed it tells so until it was read anew.
 */
export class Held {
  private readonly room: number;
  private readonly shelves = Array.from({ length: shelfCount }, () => new Map<string, string>());
  private bytes = 0;
  private isFull = false;
  /** What was read in an earlier round is doubted: since then anything may have changed. */
  private round = 1;
  private isWhole = false;
  /** Said to have changed, and not read since; true where other names of the thing are, too. */
  readonly awaited = new Map<Identity, boolean>();

  /** `room` in bytes, about. */
  constructor(room: number) {
    this.room = room;
  }

  get hasRoom(): boolean {
    return this.room > 0 && !this.isFull;
  }

  /** How many names are held. */
  get size(): number {
    return this.shelves.reduce((total, shelf) => total + shelf.size, 0);
  }

  private shelf(code: string): Map<string, string> {
    let hash = 0;
    for (let at = Math.max(0, code.length - 8); at < code.length; at += 1) {
      hash = (hash * 31 + code.charCodeAt(at)) % shelfCount;
    }
    // There are as many as the remainder has values.
    return this.shelves[hash] as Map<string, string>;
  }

  /** Whether all is held that there is, so that nothing is there under a name which is not held. */
  isWithout(code: Identity): boolean {
    return this.isWhole && !this.shelf(code).has(code) && !this.awaited.has(code);
  }

  recall(code: Identity): Recalled | undefined {
    const text = this.shelf(code).get(code);
    if (text === undefined) return undefined;
    const isAwaited = this.awaited.has(code);
    const held = read(text);
    return { value: recordOf(code, held), doubted: isAwaited || held[0] !== this.round };
  }

  /** Takes what was just read; null where nothing is there. */
  put(code: Identity, record: RegistryRecord | null): void {
    const shelf = this.shelf(code);
    if (record === null) {
      this.drop(shelf, code);
      return;
    }
    if (this.room === 0) return;
    const text = squeezed(textOf(record, this.round));
    const names = namesOf(record);
    const twin = names.find((name) => name !== code && this.shelf(name).get(name) === text);
    this.drop(shelf, code);
    const bytes = bytesOf(code, text, names.length);
    if (this.bytes + bytes > this.room) {
      this.isFull = true;
      this.isWhole = false;
      return;
    }
    this.bytes += bytes;
    shelf.set(code, (twin && this.shelf(twin).get(twin)) ?? text);
  }

  private drop(shelf: Map<string, string>, code: Identity): void {
    const text = shelf.get(code);
    if (text === undefined) return;
    shelf.delete(code);
    this.bytes -= bytesOf(code, text, namesOf(recordOf(code, read(text))).length);
  }

  /** Anything may have changed. */
  doubtAll(): void {
    this.round += 1;
    this.isWhole = false;
    this.isFull = false;
    // All is read anew, and by then those names, too; what is asked for is asked of the database.
    this.awaited.clear();
  }

  /** All names were gone through since anything may have changed. */
  endRound(): void {
    this.isWhole = this.hasRoom;
  }
}
