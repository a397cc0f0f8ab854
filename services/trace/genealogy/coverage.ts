import { never, type Spans, union, without } from "./spans.ts";

/**
 * Which stretches of each node have been gone through. Crates are reused and lots are topped up, so a
 * node is met again and again; only what is new of a meeting leads anywhere.
 */
export class Coverage<Node> {
  private readonly covered = new Map<Node, Spans>();

  /** Adds the spans to the node's and gives back those that are new. */
  add(node: Node, spans: Spans): Spans {
    const before = this.of(node);
    const fresh = without(spans, before);
    if (fresh.length > 0) this.covered.set(node, union(before, fresh));
    return fresh;
  }

  of(node: Node): Spans {
    return this.covered.get(node) ?? never;
  }

  [Symbol.iterator](): MapIterator<[Node, Spans]> {
    return this.covered.entries();
  }
}
