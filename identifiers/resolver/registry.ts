import { isDeepStrictEqual } from "node:util";
import { Refusal } from "../../services/kernel/refusal.ts";
import type { Log } from "../../services/platform/log.ts";
import type { Identity } from "../codes/index.ts";
import { Recent, type Remembered } from "./recent.ts";
import type { RegistryRecord } from "./rules.ts";
import type { ReadRecords } from "./together.ts";

/** How long answers serve, and how long a reader waits for a database that does not answer. */
export interface Patience {
  readonly knownMs: number;
  /** Shorter, so that what is registered while someone asks is soon found. */
  readonly unknownMs: number;
  /** Until an older answer is given instead. */
  readonly waitMs: number;
  /** Until the answer is that there is none. */
  readonly longestMs: number;
  /** After a failure the database is left alone for this long. */
  readonly restMs: number;
}

const usualPatience: Patience = {
  knownMs: 5_000,
  unknownMs: 1_000,
  waitMs: 300,
  longestMs: 2_000,
  restMs: 500,
};

const roomForKnown = 20_000;
const roomForUnknown = 5_000;
const roomForChanged = 5_000;

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

/** Begins to hear of what may have changed, null for anything; gives the function that ends it. */
export type HearChanges = (changed: (code: Identity | null) => void) => () => void;

type Entry = Remembered<RegistryRecord | null>;

/** What was known of one code. The same that is read again is the same object. */
interface Part {
  readonly code: Identity;
  readonly value: RegistryRecord | null;
}

/** A row may only remember whose event about a class came first. */
const isEntry = ({ links, registered }: RegistryRecord) =>
  links.length > 0 || registered !== undefined;

/** A question that is on its way to the database. */
interface Question {
  readonly askedAt: number;
  readonly answered: Promise<boolean>;
}

function pause(ms: number): Promise<"late"> {
  return new Promise((done) => setTimeout(done, ms, "late").unref());
}

/** The registry as one resolver process sees it: what was asked lately is answered from memory. */
export class Registry {
  private readonly read: ReadRecords;
  private readonly log: Log;
  private readonly patience: Patience;
  private readonly hear: HearChanges | undefined;
  private hears = false;
  /** What was said to have changed while it was being read. */
  private readonly changedAt = new Recent<null>(roomForChanged);
  /** What was read before is doubted. */
  private trustedSince = Number.NEGATIVE_INFINITY;
  // Apart, so that asking for a thousand codes that are not there drives none out that is.
  private readonly known = new Recent<RegistryRecord | null>(roomForKnown);
  private readonly unknown = new Recent<RegistryRecord | null>(roomForUnknown);
  private readonly underWay = new Map<string, Question>();
  private restUntil = 0;
  /** Whether the log knows that the database is away. */
  private away = false;

  constructor(
    read: ReadRecords,
    log: Log,
    patience: Patience = usualPatience,
    hear: HearChanges | undefined = undefined,
  ) {
    this.read = read;
    this.log = log;
    this.patience = patience;
    this.hear = hear;
  }

  /** What is known of a code, or of any, is asked for anew before it is told again. */
  doubt(code: Identity | null): void {
    const now = performance.now();
    if (code === null) {
      this.trustedSince = now;
      return;
    }
    this.changedAt.set(code, { value: null, readAt: now });
    for (const known of [this.known, this.unknown]) {
      const entry = known.get(code);
      if (entry !== undefined) known.set(code, { ...entry, doubted: true });
    }
  }

  private listen(): void {
    if (this.hears) return;
    this.hears = true;
    this.hear?.((code) => this.doubt(code));
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

  private entry(code: Identity): Entry | undefined {
    return this.known.get(code) ?? this.unknown.get(code);
  }

  private remembered(levels: readonly Identity[]): Finding | undefined {
    const now = performance.now();
    const parts: Part[] = [];
    let [oldest, stale] = [now, false];
    for (const code of levels) {
      const entry = this.entry(code);
      if (entry === undefined) return undefined;
      parts.push({ code, value: entry.value });
      oldest = Math.min(oldest, entry.readAt);
      stale ||= this.isStale(entry, now);
    }
    const records = parts.flatMap(({ value }) => value ?? []).filter(isEntry);
    return { records, ageMs: now - oldest, stale, parts };
  }

  private isStale({ value, readAt, doubted }: Entry, now: number): boolean {
    const { knownMs, unknownMs } = this.patience;
    const isDoubted = doubted ?? readAt < this.trustedSince;
    return isDoubted || now - readAt > (value === null ? unknownMs : knownMs);
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
      const held = this.known.peek(code) ?? this.unknown.peek(code);
      if (held === undefined || held.value !== value || this.isStale(held, now)) return undefined;
      oldest = Math.min(oldest, held.readAt);
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
    if (asked !== undefined && !this.isOvertaken(levels, asked.askedAt)) return asked.answered;
    const answered = this.ask(levels).finally(() => {
      if (this.underWay.get(mark)?.answered === answered) this.underWay.delete(mark);
    });
    this.underWay.set(mark, { askedAt: performance.now(), answered });
    return answered;
  }

  /** Whether one of these codes was said to have changed since. */
  private isOvertaken(codes: readonly Identity[], since: number): boolean {
    const changed = codes.some((code) => (this.changedAt.get(code)?.readAt ?? 0) >= since);
    return changed || this.trustedSince >= since;
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
    const [here, elsewhere] =
      value === null ? [this.unknown, this.known] : [this.known, this.unknown];
    elsewhere.delete(code);
    // A naming authority is read with each of its names, and seldom changes.
    const former = here.peek(code)?.value;
    const same = former !== undefined && isDeepStrictEqual(former, value) ? former : value;
    // It changed after it was asked for: whoever asked may have it, and nobody later.
    const doubted = this.isOvertaken([code], readAt);
    here.set(code, { value: same, readAt, ...(doubted && { doubted }) });
  }
}
