import type { Identity } from "../../../identifiers/codes/index.ts";
import type { Book } from "./book.ts";
import type { Containment } from "./containment.ts";
import type { Descent } from "./descent.ts";
import { metBy } from "./spans.ts";
import type { Entry } from "./traced-event.ts";

/** Why an event is on the way: about the product itself, a part, a material, or a container. */
export type WayReason = "own" | "part" | "material" | "container";

export interface WayEntry {
  readonly eventId: string;
  readonly at: string;
  /** The nearest reason, in the order above. */
  readonly because: WayReason;
  /** The code that the event is about, for this reason. */
  readonly through: Identity;
}

interface Finding {
  readonly entry: Entry;
  readonly because: WayReason;
  readonly through: Identity;
}

const nearest: readonly WayReason[] = ["own", "part", "material", "container"];

/** The time line of what has been gone through. */
export function wayOf(
  root: Identity,
  book: Book,
  descent: Descent,
  containment: Containment,
): WayEntry[] {
  const found = new Map<string, Finding>();
  const findings = [
    aboutMembers(root, book, descent),
    aboutFeeds(root, book, descent),
    aboutContainers(book, containment),
  ];
  for (const finding of findings.flatMap((each) => [...each])) {
    const known = found.get(finding.entry.event.id);
    if (known === undefined || isNearer(finding, known)) found.set(finding.entry.event.id, finding);
  }
  return [...found.values()]
    .sort((a, b) => (a.entry.moment < b.entry.moment ? -1 : 1))
    .map(({ entry, because, through }) => {
      return { eventId: entry.event.id, at: entry.event.at, because, through };
    });
}

function isNearer(one: Finding, other: Finding): boolean {
  return nearest.indexOf(one.because) < nearest.indexOf(other.because);
}

function* aboutMembers(root: Identity, book: Book, descent: Descent): Generator<Finding> {
  for (const [code, until] of descent.horizons) {
    const because = reasonOf(code, root, descent);
    for (const entry of book.eventsOf(code)) {
      const bears = code === root || isAbout(entry, code);
      if (bears && entry.moment <= until) yield { entry, because, through: code };
    }
  }
}

function* aboutFeeds(root: Identity, book: Book, descent: Descent): Generator<Finding> {
  for (const [eventId] of descent.fed) {
    const entry = book.entry(eventId);
    const [made = root] = descent.made.get(eventId) ?? [];
    if (entry !== undefined) yield { entry, because: "material", through: made };
  }
}

function* aboutContainers(book: Book, containment: Containment): Generator<Finding> {
  for (const [code, spans] of containment.containers) {
    for (const entry of book.eventsOf(code)) {
      const bears = containment.removals.has(entry.event.id) || moves(entry, code);
      if (bears && metBy(spans, entry.moment)) yield { entry, because: "container", through: code };
    }
  }
}

function reasonOf(code: Identity, root: Identity, descent: Descent): WayReason {
  if (code === root) return "own";
  return descent.installed.of(code).length > 0 ? "part" : "material";
}

// What else was made of a material is no business of this product.
function isAbout({ roles }: Entry, code: Identity): boolean {
  return [...(roles.get(code) ?? [])].some((role) => role !== "input");
}

// What else was put into a container neither.
function moves({ roles }: Entry, code: Identity): boolean {
  return [...(roles.get(code) ?? [])].some((role) => role !== "input" && role !== "parent");
}
