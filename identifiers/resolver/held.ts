import type { Identity } from "../codes/index.ts";
import type { KeptValue, Registered } from "../registry/index.ts";
import { type Cut, cutOf } from "./cut.ts";
import type { valueJson } from "./handles/values.ts";
import { registeredLinks } from "./links.ts";
import type { RegistryRecord } from "./rules.ts";
import { Texts } from "./texts.ts";

/** What is held under a name, and whether it was said to have changed since it was read. */
interface Recalled {
  readonly value: RegistryRecord;
  readonly doubted: boolean;
}

/** Texts number 64 GB, of which a third may be left over from what has changed. */
const mostBytes = 40 * 2 ** 30;

type BriefValue = [
  index: number,
  type: string,
  ttlSeconds: number,
  at: string,
  format: KeptValue["data"]["format"],
  value: unknown,
  audience: KeptValue["audience"],
  link?: KeptValue["link"],
];

type Whole = [record: RegistryRecord];
/** Beside what is cut of it. Of values of which all but their exact time is told there, that alone. */
type Brief = [id: Registered["id"], values: readonly (string | BriefValue)[]];

function briefValue({ index, type, ttlSeconds, at, data, audience, link }: KeptValue) {
  if (audience === "public" && link === undefined) return at;
  const brief: BriefValue = [index, type, ttlSeconds, at, data.format, data.value, audience];
  if (link !== undefined) brief.push(link);
  return brief;
}

function valueIn([index, type, ttlSeconds, at, format, value, audience, link]: BriefValue) {
  const data = { format, value };
  return { index, type, data, ttlSeconds, audience, ...(link !== undefined && { link }), at };
}

function valuesIn(brief: Brief[1], told: string): readonly KeptValue[] {
  const open = (JSON.parse(told) as ReturnType<typeof valueJson>[]).values();
  return brief.map((each) => {
    const value = typeof each === "string" ? undefined : valueIn(each);
    const isOpen = value === undefined || value.audience === "public";
    const next = isOpen ? open.next().value : undefined;
    if (value !== undefined || next === undefined) return value as KeptValue;
    const { index, type, data, ttl: ttlSeconds } = next;
    return { index, type, data, ttlSeconds, audience: "public", at: each as string };
  });
}

/** What its firm alone says of a thing is the same under all names of it, and is held once. */
function isOfFirmAlone({ code, links, description, registered }: RegistryRecord): boolean {
  if (registered === undefined || registered.deleted || description !== undefined) return false;
  // Links from elsewhere come besides those of the values.
  const isAlone = links.length === registeredLinks(registered.values).length;
  return isAlone && registered.names.includes(code);
}

// A text with a letter beyond Latin-1 would take two bytes for each of its letters.
const wide = /[^\0-\xff]/;
const wideSign = "~";
const squeezed = (text: string) =>
  wide.test(text) ? wideSign + Buffer.from(text).toString("latin1") : text;
const unsqueezed = (text: string) =>
  text.startsWith(wideSign) ? Buffer.from(text.slice(1), "latin1").toString() : text;

/** In lines, for no line feed is in JSON or in an address: what is cut of it first. */
function linesOf(record: RegistryRecord, isBrief: boolean): string {
  const { registered } = record;
  const cut = cutOf(record);
  const { id = null, values = [] } = registered ?? {};
  const rest: Brief | Whole = isBrief ? [id, values.map(briefValue)] : [record];
  const lines = cut === undefined ? [] : [cut.tenantId, cut.led, cut.values];
  return [...lines, JSON.stringify(rest)].join("\n");
}

function cutIn(lines: string): Cut | undefined {
  const first = lines.indexOf("\n");
  if (first < 0) return undefined;
  const [second, third] = [lines.indexOf("\n", first + 1), lines.lastIndexOf("\n")];
  const tenantId = lines.slice(0, first) as Cut["tenantId"];
  const [led, values] = [lines.slice(first + 1, second), lines.slice(second + 1, third)];
  return { tenantId, led, values };
}

function recordIn(lines: string, code: Identity, names: readonly Identity[]): RegistryRecord {
  const held = JSON.parse(lines.slice(lines.lastIndexOf("\n") + 1)) as Brief | Whole;
  const cut = held.length === 1 ? undefined : cutIn(lines);
  if (cut === undefined || held.length === 1) {
    const [record] = held as Whole;
    const { description } = record;
    if (description === undefined) return { ...record, description };
    return { ...record, description: { ...description, firstAt: new Date(description.firstAt) } };
  }
  const [id, brief] = held;
  const values = valuesIn(brief, cut.values);
  const registered = { tenantId: cut.tenantId, id, names, values, deleted: false };
  return { code, links: registeredLinks(values), description: undefined, registered };
}

/**
 * The records of the whole registry, as many as there is room for, in a form of some hundred bytes
 * each. Of what is said to have changed it tells so until it was read anew.
 */
export class Held {
  private readonly room: number;
  private readonly texts = new Texts();
  private isFull = false;
  /** What was read in an earlier round is doubted: since then anything may have changed. */
  private round = 1;
  private isWhole = false;
  /** Said to have changed, and not read since; true where other names of the thing are, too. */
  readonly awaited = new Map<Identity, boolean>();

  /** `room` in bytes, about. */
  constructor(room: number) {
    this.room = Math.min(room, mostBytes);
  }

  get hasRoom(): boolean {
    return this.room > 0 && !this.isFull;
  }

  /** How many names are held. */
  get size(): number {
    return this.texts.size;
  }

  /** Whether all is held that there is, so that nothing is there under a name which is not held. */
  isWithout(code: Identity): boolean {
    return this.isWhole && this.texts.find(code) === undefined && !this.awaited.has(code);
  }

  recall(code: Identity): Recalled | undefined {
    const place = this.texts.find(code);
    if (place === undefined) return undefined;
    const doubted = this.awaited.has(code) || this.texts.markOf(place) !== this.round;
    const lines = unsqueezed(this.texts.textOf(place));
    const value = recordIn(lines, code, this.texts.namesIn(place) as Identity[]);
    return { value, doubted };
  }

  /** What plain answers about it are made of; undefined for what is doubted or not plain. */
  cut(code: Identity): Cut | undefined {
    const place = this.texts.find(code);
    if (place === undefined || this.texts.markOf(place) !== this.round) return undefined;
    return this.awaited.has(code) ? undefined : cutIn(unsqueezed(this.texts.textOf(place)));
  }

  /** Takes what was just read; null where nothing is there. */
  put(code: Identity, record: RegistryRecord | null): void {
    if (record === null) {
      this.texts.drop(code);
      return;
    }
    if (this.room === 0) return;
    const isBrief = isOfFirmAlone(record);
    const names = (isBrief && record.registered?.names) || [code];
    this.texts.put(code, names, this.round, squeezed(linesOf(record, isBrief)));
    if (this.texts.bytes <= this.room) return;
    this.texts.drop(code);
    this.isFull = true;
    this.isWhole = false;
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
