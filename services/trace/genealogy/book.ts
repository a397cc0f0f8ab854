import type { Identity } from "../../../identifiers/codes/index.ts";
import { endOf, type Moment } from "./spans.ts";
import {
  type Bond,
  type Entry,
  entryOf,
  grow,
  isEmptying,
  standing,
  type TracedEvent,
} from "./traced-event.ts";

/** What must be fetched before a trace can go on. */
export interface Wanted {
  /** All events that mention one of these; transformations that only consume it may be left out. */
  readonly codes: readonly Identity[];
  /** All events that share one of these transformation ids. */
  readonly transformations: readonly string[];
}

/** What a parent's events say of its children. */
export interface Holdings {
  /** Events of this bond that name the child. */
  readonly ofChild: ReadonlyMap<Identity, readonly Entry[]>;
  readonly emptyings: readonly Entry[];
}

const nothing: readonly Entry[] = [];

/** The events known so far, by code, and what is still wanted. */
export class Book {
  readonly end: Moment;
  private readonly mostCodes: number;
  private readonly byCode = new Map<Identity, Entry[]>();
  private readonly byTransformation = new Map<string, Entry[]>();
  private readonly entries = new Map<string, Entry>();
  private readonly holdings = new Map<string, Holdings>();
  private wantedCodes = new Set<Identity>();
  private wantedTransformations = new Set<string>();
  /** More codes were met than may be fetched: answers hold no more than what was. */
  truncated = false;

  constructor(asOf: string, mostCodes: number) {
    this.end = endOf(asOf);
    this.mostCodes = mostCodes;
  }

  get wanted(): Wanted {
    return { codes: [...this.wantedCodes], transformations: [...this.wantedTransformations] };
  }

  /** Whether all events of the codes are known; puts what is missing on the list. */
  has(codes: Iterable<Identity>): boolean {
    let missing = false;
    for (const code of codes) {
      if (this.byCode.has(code)) continue;
      if (!this.wantedCodes.has(code) && this.full) {
        this.byCode.set(code, []);
        this.truncated = true;
        continue;
      }
      this.wantedCodes.add(code);
      missing = true;
    }
    return !missing;
  }

  private get full(): boolean {
    return this.byCode.size + this.wantedCodes.size >= this.mostCodes;
  }

  /** As `has`, for the events of one transformation. */
  hasTransformation(id: string): boolean {
    if (this.byTransformation.has(id)) return true;
    this.wantedTransformations.add(id);
    return false;
  }

  /** Takes in the events that were wanted. */
  learn(events: readonly TracedEvent[]): void {
    for (const code of this.wantedCodes) this.byCode.set(code, []);
    for (const id of this.wantedTransformations) this.byTransformation.set(id, []);
    for (const entry of this.inOrder(events)) {
      for (const code of entry.roles.keys()) {
        if (this.wantedCodes.has(code)) grow(this.byCode, code, entry);
      }
      const { transformationId } = entry.event;
      if (transformationId !== undefined && this.wantedTransformations.has(transformationId)) {
        grow(this.byTransformation, transformationId, entry);
      }
    }
    this.wantedCodes = new Set();
    this.wantedTransformations = new Set();
  }

  private inOrder(events: readonly TracedEvent[]): Entry[] {
    const fresh = new Map<string, Entry>();
    for (const event of standing(events)) {
      const entry = this.entries.get(event.id) ?? entryOf(event);
      if (entry.moment < this.end) fresh.set(event.id, entry);
    }
    for (const [id, entry] of fresh) this.entries.set(id, entry);
    return [...fresh.values()].sort((a, b) => (a.moment < b.moment ? -1 : 1));
  }

  /** In order; empty for a code that is not known. */
  eventsOf(code: Identity): readonly Entry[] {
    return this.byCode.get(code) ?? nothing;
  }

  eventsOfTransformation(id: string): readonly Entry[] {
    return this.byTransformation.get(id) ?? nothing;
  }

  entry(eventId: string): Entry | undefined {
    return this.entries.get(eventId);
  }

  holdingsOf(parent: Identity, bond: Bond): Holdings {
    const key = `${bond} ${parent}`;
    const known = this.holdings.get(key);
    if (known !== undefined) return known;
    const found = holdingsIn(this.eventsOf(parent), parent, bond);
    if (this.byCode.has(parent)) this.holdings.set(key, found);
    return found;
  }
}

function holdingsIn(entries: readonly Entry[], parent: Identity, bond: Bond): Holdings {
  const own = entries.filter((entry) => entry.event.type === bond && entry.parent === parent);
  const ofChild = new Map<Identity, Entry[]>();
  for (const entry of own) {
    for (const child of new Set([...entry.children, ...entry.childClasses.keys()])) {
      grow(ofChild, child, entry);
    }
  }
  return { ofChild, emptyings: own.filter(isEmptying) };
}
