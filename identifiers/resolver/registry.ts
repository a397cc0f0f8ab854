import { Refusal } from "../../services/kernel/refusal.ts";
import type { Log } from "../../services/platform/log.ts";
import type { Identity } from "../codes/index.ts";
import { Recent, type Remembered } from "./recent.ts";
import type { RegistryRecord } from "./rules.ts";

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

/** What is registered of a code and of those above it. */
export interface Finding {
  /** From the most exact to the primary key; empty when nothing is registered. */
  readonly records: readonly RegistryRecord[];
  /** Since the oldest part of it was read. */
  readonly ageMs: number;
  /** Older than it should be, because the database does not answer. */
  readonly stale: boolean;
}

type ReadRecords = (codes: readonly Identity[]) => Promise<readonly RegistryRecord[]>;
type Entry = Remembered<RegistryRecord | null>;

function pause(ms: number): Promise<"late"> {
  return new Promise((done) => setTimeout(done, ms, "late").unref());
}

/** The registry as one resolver process sees it: what was asked lately is answered from memory. */
export class Registry {
  private readonly read: ReadRecords;
  private readonly log: Log;
  private readonly patience: Patience;
  // Apart, so that asking for a thousand codes that are not there drives none out that is.
  private readonly known = new Recent<RegistryRecord | null>(roomForKnown);
  private readonly unknown = new Recent<RegistryRecord | null>(roomForUnknown);
  private readonly underWay = new Map<string, Promise<boolean>>();
  private restUntil = 0;
  /** Whether the log knows that the database is away. */
  private away = false;

  constructor(read: ReadRecords, log: Log, patience: Patience = usualPatience) {
    this.read = read;
    this.log = log;
    this.patience = patience;
  }

  /**
   * What is registered under these codes, which go from the most exact to the primary key. While
   * the database is away, what was known before; throws `REGISTRY_AWAY` where nothing was.
   */
  async lookUp(levels: readonly Identity[]): Promise<Finding> {
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
    const entries: Entry[] = [];
    for (const code of levels) {
      const entry = this.entry(code);
      if (entry === undefined) return undefined;
      entries.push(entry);
    }
    const { knownMs, unknownMs } = this.patience;
    return {
      records: entries.flatMap(({ value }) => value ?? []).filter(({ links }) => links.length > 0),
      ageMs: now - Math.min(...entries.map(({ readAt }) => readAt)),
      stale: entries.some(
        ({ value, readAt }) => now - readAt > (value === null ? unknownMs : knownMs),
      ),
    };
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
    const mark = levels[0] ?? "";
    const asked = this.underWay.get(mark);
    if (asked !== undefined) return asked;
    const question = this.ask(levels).finally(() => this.underWay.delete(mark));
    this.underWay.set(mark, question);
    return question;
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
    here.set(code, { value, readAt });
  }
}
