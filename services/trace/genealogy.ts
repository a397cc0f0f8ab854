import type { Identity } from "../../identifiers/codes/index.ts";
import { Book, type Wanted } from "./genealogy/book.ts";
import { Containment } from "./genealogy/containment.ts";
import { Descent } from "./genealogy/descent.ts";
import { instantAt, type Spans } from "./genealogy/spans.ts";
import type { TracedCode, TracedEvent } from "./genealogy/traced-event.ts";
import { type WayEntry, wayOf } from "./genealogy/way.ts";

export type { Wanted } from "./genealogy/book.ts";
export type { TracedCode, TracedEvent } from "./genealogy/traced-event.ts";
export type { WayEntry } from "./genealogy/way.ts";

/** A half-open window of instants; `from` null: since ever, `until` null: still so at the time asked. */
export interface TimeWindow {
  readonly from: string | null;
  readonly until: string | null;
}

/** A thing that was built into another by association. */
export interface BuiltIn {
  readonly part: Identity;
  readonly holder: Identity;
  /** `material`: the holder was consumed with the part in it, so the part went into the product. */
  readonly within: "product" | "material";
  /** When the part was in the product through this holder. */
  readonly windows: readonly TimeWindow[];
  readonly isNow: boolean;
}

/** A transformation on the way to the product: what it consumed has been in it since, for ever. */
export interface Making {
  readonly eventId: string;
  readonly at: string;
  /** Of what came of it, the codes that led to the product. */
  readonly made: readonly Identity[];
  readonly inputs: readonly TracedCode[];
  /** When it was in the product: it goes with the part that was made of it. */
  readonly windows: readonly TimeWindow[];
  readonly isNow: boolean;
}

/** A code that was in the product, as part or as material. */
export interface Member {
  readonly code: Identity;
  readonly windows: readonly TimeWindow[];
  readonly isNow: boolean;
}

export interface Family {
  readonly root: Identity;
  readonly builtIn: readonly BuiltIn[];
  readonly makings: readonly Making[];
  /** All parts and materials, each once, without the root. */
  readonly members: readonly Member[];
  /** More codes were met than may be fetched; what is here is true, but not all. */
  readonly truncated: boolean;
}

const mostCodesAtOnce = 5000;

/**
 * The genealogy of one code as of an instant (`instantOf`). It does no I/O: as long as something is
 * wanted, the caller fetches it and hands it in with `learn`, level by level.
 */
export class Trace {
  readonly root: Identity;
  private readonly book: Book;
  private readonly descent: Descent;
  private readonly containment: Containment;

  constructor(root: Identity, asOf: string, mostCodes = mostCodesAtOnce) {
    this.root = root;
    this.book = new Book(asOf, mostCodes);
    this.descent = new Descent(this.book, root);
    this.containment = new Containment(this.book);
    this.advance();
  }

  /** What to fetch next; undefined when the trace is complete. */
  get wanted(): Wanted | undefined {
    const { codes, transformations } = this.book.wanted;
    return codes.length + transformations.length > 0 ? { codes, transformations } : undefined;
  }

  /** Takes in all events that were wanted, in any order, withdrawn ones and withdrawals too. */
  learn(events: readonly TracedEvent[]): void {
    this.book.learn(events);
    this.advance();
  }

  private advance(): void {
    this.descent.run();
    for (const [code, until] of this.descent.horizons) this.containment.carry(code, until);
    this.containment.run();
  }

  /** Parts and materials, with the windows in which each was in the product. */
  get family(): Family {
    const builtIn = [...this.descent.joints.values()].map(({ joint, spans }) => ({
      ...joint,
      ...this.times(spans.of(true)),
    }));
    const members = [...this.descent.materials]
      .filter(([code]) => code !== this.root)
      .map(([code, spans]) => ({ code, ...this.times(spans) }));
    return {
      root: this.root,
      builtIn: builtIn.filter(lasts),
      makings: this.makings().filter(lasts),
      members: members.filter(lasts),
      truncated: this.book.truncated,
    };
  }

  private makings(): Making[] {
    return [...this.descent.fed].flatMap(([eventId, spans]) => {
      const entry = this.book.entry(eventId);
      if (entry === undefined) return [];
      return {
        eventId,
        at: entry.event.at,
        made: [...(this.descent.made.get(eventId) ?? [])],
        inputs: entry.event.codes.filter(({ role }) => role === "input"),
        ...this.times(spans),
      };
    });
  }

  /**
   * The time line, in the order of events: those of the product, those of its containers while it was
   * in them, and those of each part and material, with its containers, as long as they bear on the
   * product: up to its removal or consumption.
   */
  get way(): WayEntry[] {
    return wayOf(this.root, this.book, this.descent, this.containment);
  }

  private times(spans: Spans): { windows: TimeWindow[]; isNow: boolean } {
    const windows: TimeWindow[] = [];
    for (const span of spans) {
      const from = instantAt(span.from) ?? null;
      const until = span.until === this.book.end ? null : (instantAt(span.until) ?? null);
      const last = windows.at(-1);
      // Out and in again at one instant is no interruption, in and out again no stay.
      if (from === until && from !== null) continue;
      if (last !== undefined && last.until === from) windows.splice(-1, 1, { ...last, until });
      else windows.push({ from, until });
    }
    return { windows, isNow: windows.at(-1)?.until === null };
  }
}

function lasts({ windows }: { readonly windows: readonly TimeWindow[] }): boolean {
  return windows.length > 0;
}
