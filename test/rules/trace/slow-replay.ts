import type { Identity } from "../../../identifiers/codes/index.ts";
import type { TracedCode, TracedEvent } from "../../../services/trace/genealogy.ts";

/** What is in a thing at one moment. */
interface Contents {
  /** `part in holder`, by association alone. */
  readonly joints: Set<string>;
  readonly members: Set<Identity>;
  readonly feeds: Set<string>;
  /** Events that bear on it. */
  readonly way: Set<string>;
}

type Bond = "AssociationEvent" | "AggregationEvent";

interface Bulk {
  readonly left: Map<string, number>;
  unknown: boolean;
}

/** The state of the world after each instant, as far as it concerns the root. */
export interface Sample {
  readonly at: string;
  readonly contents: Contents;
}

const empty = (): Contents => ({
  joints: new Set(),
  members: new Set(),
  feeds: new Set(),
  way: new Set(),
});

function pour(from: Contents, into: Contents): void {
  for (const member of from.members) into.members.add(member);
  for (const feed of from.feeds) into.feeds.add(feed);
  for (const event of from.way) into.way.add(event);
}

/**
 * Plays a history forward, event by event, and looks after each what the root consists of. Slow and
 * simple on purpose: it shares nothing with the genealogy that it judges.
 */
export class SlowReplay {
  private readonly root: Identity;
  private readonly holder: Record<Bond, Map<Identity, Identity>> = {
    AssociationEvent: new Map(),
    AggregationEvent: new Map(),
  };
  private readonly bulk: Record<Bond, Map<string, Bulk>> = {
    AssociationEvent: new Map(),
    AggregationEvent: new Map(),
  };
  /** What went into each code by transformation, and what happened to it. */
  private readonly absorbed = new Map<Identity, Contents>();
  private readonly melts = new Map<string, { handed: Contents; outputs: Set<Identity> }>();
  private readonly codes: Set<Identity>;
  readonly samples: Sample[] = [];
  readonly way = new Set<string>();

  constructor(root: Identity, events: readonly TracedEvent[], until: string) {
    this.root = root;
    const stands = events.filter((event) => event.at <= until && !this.isWithdrawn(event, events));
    this.codes = new Set([root, ...stands.flatMap((event) => event.codes.map((c) => c.identity))]);
    const key = (event: TracedEvent) => `${event.at} ${event.id}`;
    stands.sort((a, b) => (key(a) < key(b) ? -1 : 1));
    for (const event of stands) {
      this.note(event);
      this.look();
      this.apply(event);
      this.look();
      this.samples.push({ at: event.at, contents: this.contentsOf(root) });
    }
  }

  private isWithdrawn(event: TracedEvent, events: readonly TracedEvent[]): boolean {
    return (
      events.some(
        (other) =>
          other.isWithdrawal && other.owner === event.owner && other.eventId === event.eventId,
      ) || event.isWithdrawal
    );
  }

  private look(): void {
    for (const event of this.contentsOf(this.root).way) this.way.add(event);
  }

  /** The event happens to each code that it names or whose container it names. */
  private note(event: TracedEvent): void {
    for (const code of this.codes) {
      const own = event.codes.some(
        ({ identity, role }) => identity === code && (role !== "input" || code === this.root),
      );
      if (own || this.movesContainerOf(code, event)) this.absorbedBy(code).way.add(event.id);
    }
  }

  private movesContainerOf(code: Identity, event: TracedEvent): boolean {
    const inside = new Set([code]);
    for (const thing of inside) {
      for (const bond of ["AssociationEvent", "AggregationEvent"] as const) {
        const holder = this.holder[bond].get(thing);
        if (holder === undefined) continue;
        if (this.moves(holder, event, bond)) return true;
        inside.add(holder);
      }
    }
    return false;
  }

  /** The event is about the container itself, or takes out all that it holds. */
  private moves(holder: Identity, event: TracedEvent, bond: Bond): boolean {
    const roles = event.codes.filter((code) => code.identity === holder).map(({ role }) => role);
    if (roles.some((role) => role !== "input" && role !== "parent")) return true;
    return event.type === bond && roles.includes("parent") && this.empties(event);
  }

  private empties(event: TracedEvent): boolean {
    return event.action === "DELETE" && event.codes.every(({ role }) => role === "parent");
  }

  private apply(event: TracedEvent): void {
    if (event.type === "TransformationEvent") this.transform(event);
    if (event.type === "AssociationEvent") this.bind(event, event.type);
    if (event.type === "AggregationEvent") this.bind(event, event.type);
  }

  private bind(event: TracedEvent, bond: Bond): void {
    const parent = event.codes.find(({ role }) => role === "parent")?.identity;
    const children = event.codes.filter(({ role }) => role === "child");
    if (event.action === "ADD" && parent !== undefined) this.put(children, parent, bond);
    if (event.action !== "DELETE") return;
    if (children.length === 0 && parent !== undefined) this.empty(parent, bond);
    else this.take(children, parent, bond);
  }

  private put(children: readonly TracedCode[], parent: Identity, bond: Bond): void {
    for (const child of children) {
      if (!child.isClass) {
        this.holder[bond].set(child.identity, parent);
        continue;
      }
      const key = `${child.identity} in ${parent}`;
      const bulk = this.bulk[bond].get(key) ?? { left: new Map(), unknown: false };
      this.bulk[bond].set(key, bulk);
      this.weigh(bulk, child, 1);
    }
  }

  private weigh(bulk: Bulk, { quantity, unit = "" }: TracedCode, sign: number): void {
    if (quantity === undefined) bulk.unknown = true;
    // In tenths, as whole numbers: the replay shares no rounding with what it judges.
    else bulk.left.set(unit, (bulk.left.get(unit) ?? 0) + sign * Math.round(quantity * 10));
  }

  private take(children: readonly TracedCode[], parent: Identity | undefined, bond: Bond): void {
    for (const child of children.filter(({ isClass }) => !isClass)) {
      const holder = this.holder[bond].get(child.identity);
      if (parent === undefined || holder === parent) this.holder[bond].delete(child.identity);
    }
    const amounts = children.filter(({ isClass }) => isClass);
    for (const identity of new Set(amounts.map((child) => child.identity))) {
      const taken = amounts.filter((child) => child.identity === identity);
      this.takeBulk(this.bulk[bond], `${identity} in ${parent}`, taken);
    }
  }

  private takeBulk(bulks: Map<string, Bulk>, key: string, taken: readonly TracedCode[]): void {
    const bulk = bulks.get(key);
    if (bulk === undefined) return;
    const all = taken.some(({ quantity }) => quantity === undefined);
    if (!all) for (const child of taken) this.weigh(bulk, child, -1);
    const none = !bulk.unknown && [...bulk.left.values()].every((left) => left <= 0);
    if (all || none) bulks.delete(key);
  }

  private empty(parent: Identity, bond: Bond): void {
    for (const [child, holder] of this.holder[bond]) {
      if (holder === parent) this.holder[bond].delete(child);
    }
    for (const key of this.bulk[bond].keys()) {
      if (key.endsWith(` in ${parent}`)) this.bulk[bond].delete(key);
    }
  }

  private transform(event: TracedEvent): void {
    const codes = (role: string) =>
      event.codes.filter((code) => code.role === role).map(({ identity }) => identity);
    const [inputs, outputs] = [codes("input"), codes("output")];
    const handed = empty();
    for (const input of inputs) pour(this.contentsOf(input), handed);
    if (inputs.length > 0) {
      handed.feeds.add(event.id);
      handed.way.add(event.id);
    }
    const id = event.transformationId;
    const melt = this.melts.get(id ?? "") ?? { handed: empty(), outputs: new Set<Identity>() };
    if (id === undefined) {
      for (const output of outputs) pour(handed, this.absorbedBy(output));
      return;
    }
    this.melts.set(id, melt);
    pour(handed, melt.handed);
    for (const output of melt.outputs) pour(handed, this.absorbedBy(output));
    for (const output of outputs) {
      melt.outputs.add(output);
      pour(melt.handed, this.absorbedBy(output));
    }
  }

  private absorbedBy(code: Identity): Contents {
    const known = this.absorbed.get(code) ?? empty();
    this.absorbed.set(code, known);
    return known;
  }

  /** Everything in the thing now: parts of parts, and what each of them was made of. */
  private contentsOf(whole: Identity): Contents {
    const found = empty();
    const inside = new Set([whole]);
    for (const thing of inside) {
      found.members.add(thing);
      pour(this.absorbed.get(thing) ?? empty(), found);
      for (const part of this.partsOf(thing)) {
        found.joints.add(`${part} in ${thing}`);
        inside.add(part);
      }
    }
    return found;
  }

  private partsOf(thing: Identity): Identity[] {
    const singles = [...this.holder.AssociationEvent]
      .filter(([, holder]) => holder === thing)
      .map(([part]) => part);
    const classes = [...this.bulk.AssociationEvent.keys()]
      .filter((key) => key.endsWith(` in ${thing}`))
      .map((key) => key.slice(0, -` in ${thing}`.length) as Identity);
    return [...singles, ...classes];
  }
}
