import type { Identity } from "../../../identifiers/codes/index.ts";
import type { Book } from "./book.ts";
import { type Moment, type Span, type Spans, union } from "./spans.ts";
import type { Amount, Bond, Entry } from "./traced-event.ts";

/** Rounding of decimal quantities in binary: what is left of 0.3 after 0.1 and 0.2. */
const negligible = 1e-9;

/** The things and classes that were ever put into the parent. */
export function childrenOf(book: Book, parent: Identity, bond: Bond): Identity[] {
  const { ofChild } = book.holdingsOf(parent, bond);
  return [...ofChild]
    .filter(([, entries]) => entries.some(({ event }) => event.action === "ADD"))
    .map(([child]) => child)
    .filter((child) => child !== parent);
}

/** Whatever the single thing was ever put into. */
export function parentsOf(book: Book, child: Identity, bond: Bond): Identity[] {
  const found = new Set<Identity>();
  for (const { event, children, parent } of book.eventsOf(child)) {
    const added = event.type === bond && event.action === "ADD" && children.has(child);
    if (added && parent !== undefined && parent !== child) found.add(parent);
  }
  return [...found];
}

/**
 * When the child was in the parent. A single thing leaves with a DELETE, when its parent is emptied,
 * or when it is put elsewhere by the same bond. OBSERVE is evidence only and opens nothing. A class
 * can be in many parents, and leaves one when as much has gone as came.
 */
export function staysOf(book: Book, child: Identity, parent: Identity, bond: Bond): Spans {
  const { ofChild, emptyings } = book.holdingsOf(parent, bond);
  const named = ofChild.get(child) ?? [];
  const moves = book
    .eventsOf(child)
    .filter((entry) => entry.event.type === bond && entry.parent !== parent)
    .filter((entry) => entry.children.has(child));
  const asThing = named.filter((entry) => entry.children.has(child));
  const asClass = named.filter((entry) => entry.childClasses.has(child));
  return union(
    spansOf(inOrder(asThing, emptyings, moves), thingIn(parent), book.end),
    spansOf(inOrder(asClass, emptyings), classIn(child), book.end),
  );
}

/** What an event does to a stay. */
type Effect = "opens" | "closes" | "none";

function inOrder(...lists: readonly (readonly Entry[])[]): Entry[] {
  return lists.flat().sort((a, b) => (a.moment < b.moment ? -1 : 1));
}

function spansOf(entries: readonly Entry[], effect: (entry: Entry) => Effect, end: Moment): Spans {
  const spans: Span[] = [];
  let from: Moment | undefined;
  for (const entry of entries) {
    const does = effect(entry);
    if (does === "opens") from ??= entry.moment;
    if (does !== "closes" || from === undefined) continue;
    spans.push({ from, until: entry.moment });
    from = undefined;
  }
  if (from !== undefined) spans.push({ from, until: end });
  return spans;
}

function thingIn(parent: Identity): (entry: Entry) => Effect {
  return (entry) => {
    const { action } = entry.event;
    if (entry.parent === parent && action === "ADD") return "opens";
    if (entry.parent === parent && action === "DELETE") return "closes";
    // Put elsewhere without having been taken out; or taken out of whatever it was in.
    if (entry.parent !== undefined && action === "ADD") return "closes";
    return entry.parent === undefined && action === "DELETE" ? "closes" : "none";
  };
}

function classIn(child: Identity): (entry: Entry) => Effect {
  let inside = new Balance();
  return (entry) => {
    const amounts = entry.childClasses.get(child);
    const { action } = entry.event;
    if (action === "ADD") inside.add(amounts ?? []);
    if (action === "ADD") return "opens";
    if (action !== "DELETE" || (amounts !== undefined && !inside.take(amounts))) return "none";
    inside = new Balance();
    return "closes";
  };
}

/** How much of a class is inside, by unit. */
class Balance {
  private readonly left = new Map<string, number>();
  private added = 0;
  private unknown = false;

  add(amounts: readonly Amount[]): void {
    for (const { quantity, unit = "" } of amounts) {
      if (quantity === undefined) this.unknown = true;
      else this.change(unit, quantity);
    }
  }

  /** Whether nothing is left; an amount that is not said means all. */
  take(amounts: readonly Amount[]): boolean {
    if (amounts.some(({ quantity }) => quantity === undefined)) return true;
    for (const { quantity = 0, unit = "" } of amounts) this.change(unit, -quantity);
    const rest = Math.max(0, ...this.left.values());
    return !this.unknown && rest <= this.added * negligible;
  }

  private change(unit: string, quantity: number): void {
    this.left.set(unit, (this.left.get(unit) ?? 0) + quantity);
    this.added += Math.max(0, quantity);
  }
}
