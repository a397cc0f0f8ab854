import { Refusal } from "../../services/kernel/refusal.ts";
import type { Log } from "../../services/platform/log.ts";
import type { Identity } from "../codes/index.ts";
import type { Hearer } from "../registry/index.ts";
import type { Cut, FoundCut } from "./cut.ts";
import type { Held } from "./held.ts";
import { type Entry, Known } from "./known.ts";
import { Lately } from "./lately.ts";
import { News } from "./news.ts";
import { type Patience, usualPatience } from "./patience.ts";
import { isEntry, type RegistryRecord } from "./rules.ts";
import type { ReadRecords } from "./together.ts";

/** What is registered of a code and of those above it. */
export interface Finding {
  /** From the most exact to the primary key; empty when nothing is registered. */
  readonly records: readonly RegistryRecord[];
  /** Since the oldest part of it was read. */
  readonly ageMs: number;
  /** Older than it should be, because the database does not answer. */
  readonly stale: boolean;
  /** The node of a firm's that has said it; absent where it is registered here. */
  readonly source?: string;
  /** What it was made of; absent where something besides the registry has decided. */
  readonly parts?: readonly Part[];
}

/** Begins to hear of changes; gives the function that ends it. */
export type HearChanges = (hearer: Hearer) => () => void;

/** What was known of one code. The same that is read again is the same object. */
interface Part {
  readonly code: Identity;
  readonly value: RegistryRecord | null;
}

function pause(ms: number): Promise<"late"> {
  return new Promise((done) => setTimeout(done, ms, "late").unref());
}

/** Reads anew what is held: all of it, or what waits to be read. */
type Reader = { readonly begin: () => void; readonly wake: () => void };

/**
 * The registry as one resolver process sees it: what was asked lately is answered from memory, and
 * whatever is held. While its news comes, what is known is as old as the last of it.
 */
export class Registry {
  private readonly read: ReadRecords;
  private readonly log: Log;
  private readonly patience: Patience;
  private readonly hear: HearChanges | undefined;
  private readonly held: Held | undefined;
  private reader: Reader | undefined;
  private stopHearing: (() => void) | undefined;
  private readonly news = new News();
  private readonly lately = new Lately();
  private readonly known = new Known();
  /** The questions that are on their way to the database, and since when. */
  private readonly underWay = new Map<string, { askedAt: number; answered: Promise<boolean> }>();
  private restUntil = 0;
  /** Whether the log knows that the database is away. */
  private away = false;

  constructor(
    read: ReadRecords,
    log: Log,
    patience: Patience = usualPatience,
    hear: HearChanges | undefined = undefined,
    held: Held | undefined = undefined,
  ) {
    this.read = read;
    this.log = log;
    this.patience = patience;
    this.hear = hear;
    this.held = held;
  }

  /** From now on this one reads anew what is held. */
  keptBy(reader: Reader): void {
    this.reader = reader;
  }

  /** What is known of a code, or of any, is asked for anew before it is told again. */
  doubt(code: Identity | null): void {
    if (code === null) {
      this.news.missed();
      this.held?.doubtAll();
      this.reader?.begin();
      return;
    }
    const former = this.known.peek(code)?.value ?? this.held?.recall(code)?.value;
    this.mark(code);
    this.held?.awaited.set(code, true);
    this.doubtAlso((former?.registered?.names ?? []).filter((name) => name !== code));
    this.reader?.wake();
  }

  /** The same of other names of what has changed: part of it is told under them, too. */
  doubtAlso(codes: readonly Identity[]): void {
    for (const code of codes) {
      this.mark(code);
      if (this.held?.awaited.has(code) === false) this.held.awaited.set(code, false);
    }
  }

  private mark(code: Identity): void {
    this.news.changed(code);
    this.known.doubt(code);
  }

  /** Begins to listen, if it does not yet; so does the first question. */
  listen(): void {
    this.stopHearing ??= this.hear?.({
      changed: (names) => {
        for (const name of names ?? [null]) this.doubt(name);
      },
      heardUntil: (moment) => this.news.heard(moment),
    });
  }

  stop(): void {
    this.stopHearing?.();
  }

  /**
   * What is registered under these codes, which go from the most exact to the primary key. While
   * the database is away, what was known before; throws `REGISTRY_AWAY` where nothing was.
   */
  async lookUp(levels: readonly Identity[]): Promise<Finding> {
    this.listen();
    const remembered = this.remembered(levels);
    if (remembered?.stale === false) return remembered;
    const usable = remembered !== undefined && remembered.records.length > 0;
    const { waitMs, longestMs } = this.patience;
    const answered = await this.refreshed(levels, usable ? waitMs : longestMs);
    // What came in the meantime is taken even if it came for another request.
    const found = answered ? this.remembered(levels) : remembered;
    // That nothing is there is news only from a registry that has just said so, however slowly.
    if (found === undefined || (!answered && found.stale && found.records.length === 0)) {
      throw new Refusal("REGISTRY_AWAY");
    }
    return answered ? { ...found, stale: false } : found;
  }

  /** Whether it was asked for lately, and is there. */
  isRecent(code: Identity): boolean {
    return this.known.isThere(code);
  }

  /** The same, if it is known without asking the database; else undefined. */
  standing(levels: readonly Identity[]): Finding | undefined {
    const remembered = this.remembered(levels);
    return remembered?.stale === false ? remembered : undefined;
  }

  /**
   * The same of a record that was not asked for lately, without making it: what is cut out of the text
   * in which it is held, if that is enough for who asks.
   */
  cut(levels: readonly Identity[], isEnough: (cut: Cut) => boolean): FoundCut | undefined {
    const [code, ...above] = levels;
    const { until } = this.news;
    if (this.held === undefined || code === undefined || until === undefined) return undefined;
    const now = performance.now();
    const isOld = this.isStale({ value: null, readAt: until }, now);
    if (isOld || this.known.peek(code) !== undefined) return undefined;
    const cut = this.held.cut(code);
    if (cut === undefined || !isEnough(cut)) return undefined;
    const rest = this.remembered(above, false);
    // What is asked for again is made, and remembered.
    if (rest?.stale !== false || this.lately.meet(code)) return undefined;
    return { code, cut, ageMs: Math.max(now - until, rest.ageMs) };
  }

  private entry(code: Identity, now: number, isExact: boolean): Entry | undefined {
    const recent = this.known.get(code);
    if (recent !== undefined && !this.isStale(recent, now)) return recent;
    const held = this.recalled(code, isExact);
    return held !== undefined && (recent === undefined || !this.isStale(held, now)) ? held : recent;
  }

  /** What is held of a code, which is as old as the last news. */
  private recalled(code: Identity, isExact: boolean): Entry | undefined {
    const { until: readAt } = this.news;
    if (this.held === undefined || readAt === undefined) return undefined;
    // That the very code is not there is asked: it may have been registered in this moment.
    const isWithout = !isExact && this.held.isWithout(code);
    const recalled = isWithout ? { value: null, doubted: false } : this.held.recall(code);
    if (recalled === undefined) return undefined;
    const { value, doubted } = recalled;
    const entry = { value: this.known.sameAs(code, value), readAt };
    if (doubted) return { ...entry, doubted };
    // What is asked for once drives out nothing that is asked for often.
    if (this.lately.meet(code)) this.known.place(code, entry);
    return entry;
  }

  private remembered(levels: readonly Identity[], isWhole = true): Finding | undefined {
    const now = performance.now();
    const parts: Part[] = [];
    let [oldest, stale] = [now, false];
    for (const code of levels) {
      const entry = this.entry(code, now, isWhole && parts.length === 0);
      if (entry === undefined) return undefined;
      parts.push({ code, value: entry.value });
      oldest = Math.min(oldest, this.news.trueAt(entry));
      stale ||= this.isStale(entry, now);
    }
    const records = parts.flatMap(({ value }) => value ?? []).filter(isEntry);
    return { records, ageMs: now - oldest, stale, parts };
  }

  private isStale(entry: Entry, now: number): boolean {
    const { knownMs, unknownMs } = this.patience;
    const longest = entry.value === null ? unknownMs : knownMs;
    return this.news.isDoubted(entry) || now - this.news.trueAt(entry) > longest;
  }

  /**
   * How old a finding is by now, if it is what would be found now without asking the database; else
   * undefined: it is old, doubted or forgotten, something else was read, or not the registry alone
   * has made it.
   */
  ageIfStanding({ parts }: Finding, now: number): number | undefined {
    if (parts === undefined) return undefined;
    let oldest = now;
    for (const { code, value } of parts) {
      const held = this.known.peek(code);
      if (held === undefined || held.value !== value || this.isStale(held, now)) return undefined;
      oldest = Math.min(oldest, this.news.trueAt(held));
    }
    return now - oldest;
  }

  /** Whether the database answered in time. Requests for the same code wait for one question. */
  private async refreshed(levels: readonly Identity[], waitMs: number): Promise<boolean> {
    if (performance.now() < this.restUntil) return false;
    const answer = await Promise.race([this.question(levels), pause(waitMs)]);
    const { longestMs, restMs } = this.patience;
    if (answer === "late" && waitMs === longestMs) this.restUntil = performance.now() + restMs;
    return answer === true;
  }

  private question(levels: readonly Identity[]): Promise<boolean> {
    const mark = levels.join(" ");
    const asked = this.underWay.get(mark);
    if (asked !== undefined && !this.news.isOvertaken(levels, asked.askedAt)) return asked.answered;
    const answered = this.ask(levels).finally(() => {
      if (this.underWay.get(mark)?.answered === answered) this.underWay.delete(mark);
    });
    this.underWay.set(mark, { askedAt: performance.now(), answered });
    return answered;
  }

  /** Never rejects: it may lose a race that nobody waits for any more. */
  private async ask(levels: readonly Identity[]): Promise<boolean> {
    const readAt = performance.now();
    try {
      const records = await this.read(levels);
      for (const code of levels) {
        this.remember(code, records.find((record) => record.code === code) ?? null, readAt);
      }
      if (this.away) this.log.info("the registry answers again");
      this.away = false;
      return true;
    } catch (fault) {
      this.restUntil = performance.now() + this.patience.restMs;
      if (!this.away) this.log.warn({ err: fault }, "the registry does not answer");
      this.away = true;
      return false;
    }
  }

  private remember(code: Identity, value: RegistryRecord | null, readAt: number): void {
    // It changed after it was asked for: whoever asked may have it, and nobody later.
    const doubted = this.news.isOvertaken([code], readAt);
    this.known.place(code, {
      value: this.known.sameAs(code, value),
      readAt,
      ...(doubted && { doubted }),
    });
  }

  /** Takes what its reader has read of these names, but for what has changed since. */
  hold(names: readonly Identity[], records: readonly RegistryRecord[], readAt: number): void {
    if (this.held === undefined || this.news.isOvertaken([], readAt)) return;
    const found = new Map(records.map((record) => [record.code, record]));
    for (const name of names) {
      if (this.news.isOvertaken([name], readAt)) {
        if (!this.held.awaited.has(name)) this.held.awaited.set(name, true);
        continue;
      }
      this.held.awaited.delete(name);
      this.held.put(name, found.get(name) ?? null);
    }
  }
}
