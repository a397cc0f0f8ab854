import type { Identity } from "../../../identifiers/codes/index.ts";
import { Agenda } from "./agenda.ts";
import type { Book } from "./book.ts";
import { Coverage } from "./coverage.ts";
import { beginning, common, type Moment, type Spans, since } from "./spans.ts";
import { childrenOf, staysOf } from "./stays.ts";
import type { Entry } from "./traced-event.ts";

const association = "AssociationEvent";

/** A thing built into another: into the product while it was there, or into a consumed material. */
export interface Joint {
  readonly part: Identity;
  readonly holder: Identity;
  readonly within: "product" | "material";
}

/**
 * Something to go through. Without `at`, the code's contents matter at each moment of the spans: it
 * was in the product then. With `at`, they matter at that moment only: it was consumed by the event of
 * that moment, and what it was made of has been in the product during the spans.
 */
interface Task {
  readonly code: Identity;
  readonly at?: Moment;
  readonly spans: Spans;
}

/** A transformation that made one code, and one event that fed it. */
interface Feed {
  readonly fed: Entry;
  /** From when what was fed has been in what was made. */
  readonly from: Moment;
}

/** Goes from a product down to its parts, materials and their origins, as far as events are known. */
export class Descent {
  private readonly book: Book;
  private readonly end: Moment;
  private readonly agenda = new Agenda<Task>();
  private readonly consumed = new Coverage<string>();
  /** When each part was in the product by association alone. */
  readonly installed = new Coverage<Identity>();
  /** By the event that fed it: when what it consumed was in the product. */
  readonly fed = new Coverage<string>();
  /** When each code, or what was made of it, was in the product. */
  readonly materials = new Coverage<Identity>();
  readonly joints = new Map<string, { readonly joint: Joint; readonly spans: Coverage<true> }>();
  /** By the event that fed them: the codes made, of those gone through. */
  readonly made = new Map<string, Set<Identity>>();
  /** Until when what happened to a code bears on the product. */
  readonly horizons = new Map<Identity, Moment>();

  constructor(book: Book, root: Identity) {
    this.book = book;
    this.end = book.end;
    this.meet({ code: root, spans: [{ from: beginning, until: book.end }] });
  }

  /** Goes on until nothing is left or events are wanted. */
  run(): void {
    this.agenda.run(
      (task) => this.ready(task),
      (task) => this.expand(task),
    );
  }

  private ready({ code }: Task): boolean {
    if (!this.book.has([code])) return false;
    const children = this.book.has(childrenOf(this.book, code, association));
    const ids = this.outputsOf(code).flatMap(({ event }) => event.transformationId ?? []);
    return ids.map((id) => this.book.hasTransformation(id)).every(Boolean) && children;
  }

  private outputsOf(code: Identity): readonly Entry[] {
    return this.book
      .eventsOf(code)
      .filter(({ event }) => event.type === "TransformationEvent")
      .filter(({ roles }) => roles.get(code)?.has("output") === true);
  }

  private expand(task: Task): void {
    this.expandParts(task);
    const feeds = this.feedsOf(task);
    if (task.at === undefined) {
      this.follow(task, feeds, task.spans);
    } else {
      // What it was made of has been the same since it was last made, whoever consumed it: a heat
      // that went into forty castings is gone through once.
      const last =
        feeds
          .map(({ from }) => from)
          .sort()
          .at(-1) ?? beginning;
      this.follow(task, feeds, this.consumed.add(`${task.code} since ${last}`, task.spans));
    }
  }

  private expandParts({ code, at, spans }: Task): void {
    for (const part of childrenOf(this.book, code, association)) {
      const stays = staysOf(this.book, part, code, association);
      if (at === undefined) {
        const together = common(spans, stays);
        this.join({ part, holder: code, within: "product" }, together);
        this.meet({ code: part, spans: together });
      } else if (stays.some(({ from, until }) => from < at && at < until)) {
        this.join({ part, holder: code, within: "material" }, spans);
        this.meet({ code: part, at, spans });
      }
    }
  }

  /** The events that fed the making of the code: all of one transformation id feed each other. */
  private feedsOf({ code, at = this.end }: Task): Feed[] {
    return this.outputsOf(code).flatMap((output) => {
      const id = output.event.transformationId;
      const fed = id === undefined ? [output] : this.book.eventsOfTransformation(id);
      return fed
        .filter(({ event, inputs }) => event.type === "TransformationEvent" && inputs.size > 0)
        .map((entry) => ({
          fed: entry,
          from: entry.moment > output.moment ? entry.moment : output.moment,
        }))
        .filter(({ from }) => from < at);
    });
  }

  private follow({ code, at }: Task, feeds: readonly Feed[], spans: Spans): void {
    for (const { fed, from } of feeds) {
      const during = at === undefined ? since(spans, from) : spans;
      if (during.length === 0) continue;
      const { id } = fed.event;
      this.made.set(id, (this.made.get(id) ?? new Set()).add(code));
      const fresh = this.fed.add(id, during);
      if (fresh.length === 0) continue;
      for (const input of fed.inputs) this.meet({ code: input, at: fed.moment, spans: fresh });
    }
  }

  private meet({ code, at, spans }: Task): void {
    if (spans.length === 0) return;
    this.materials.add(code, spans);
    const until = at ?? spans.at(-1)?.until ?? beginning;
    const horizon = this.horizons.get(code);
    if (horizon === undefined || until > horizon) this.horizons.set(code, until);
    if (at === undefined) {
      const fresh = this.installed.add(code, spans);
      if (fresh.length > 0) this.agenda.add({ code, spans: fresh });
    } else {
      const fresh = this.consumed.add(`${code} at ${at}`, spans);
      if (fresh.length > 0) this.agenda.add({ code, at, spans: fresh });
    }
  }

  private join(joint: Joint, spans: Spans): void {
    if (spans.length === 0) return;
    const key = `${joint.within} ${joint.part} ${joint.holder}`;
    const known = this.joints.get(key) ?? { joint, spans: new Coverage<true>() };
    known.spans.add(true, spans);
    this.joints.set(key, known);
  }
}
