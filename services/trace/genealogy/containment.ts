import type { Identity } from "../../../identifiers/codes/index.ts";
import { Agenda } from "./agenda.ts";
import type { Book } from "./book.ts";
import { Coverage } from "./coverage.ts";
import { beginning, common, eventAt, type Moment, type Spans } from "./spans.ts";
import { parentsOf, staysOf } from "./stays.ts";
import { bonds } from "./traced-event.ts";

interface Task {
  readonly code: Identity;
  readonly spans: Spans;
}

/**
 * Goes from things up to what they were in, packed or built in. A stretch here is open at its
 * beginning and closed at its end: an event bears on what was inside just before it.
 */
export class Containment {
  private readonly book: Book;
  private readonly agenda = new Agenda<Task>();
  private readonly carried = new Coverage<Identity>();
  readonly containers = new Coverage<Identity>();
  /** Events that ended a stay, be it only by emptying the container without naming what it held. */
  readonly removals = new Set<string>();

  constructor(book: Book) {
    this.book = book;
  }

  /** What the thing was in matters up to this moment. */
  carry(code: Identity, until: Moment): void {
    this.meet(code, [{ from: beginning, until }]);
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
    return this.book.has(bonds.flatMap((bond) => parentsOf(this.book, code, bond)));
  }

  private expand({ code, spans }: Task): void {
    for (const bond of bonds) {
      for (const parent of parentsOf(this.book, code, bond)) {
        const inside = common(spans, staysOf(this.book, code, parent, bond));
        for (const { until } of inside) this.removals.add(eventAt(until));
        this.containers.add(parent, inside);
        this.meet(parent, inside);
      }
    }
  }

  private meet(code: Identity, spans: Spans): void {
    const fresh = this.carried.add(code, spans);
    if (fresh.length > 0) this.agenda.add({ code, spans: fresh });
  }
}
