/** What was read, and when by `performance.now()`. */
export interface Remembered<Value> {
  readonly value: Value;
  readonly readAt: number;
  /** It was said that it has changed since. */
  readonly doubted?: true;
}

interface Link<Value> {
  readonly key: string;
  entry: Remembered<Value>;
  older: Link<Value> | undefined;
  newer: Link<Value> | undefined;
}

/**
 * The values that were used last, at most `room` of them. Their order is in links of its own: a Map
 * passes by all that was taken out of it to find its first.
 */
export class Recent<Value> {
  private readonly room: number;
  private readonly links = new Map<string, Link<Value>>();
  private newest: Link<Value> | undefined;
  private oldest: Link<Value> | undefined;

  constructor(room: number) {
    this.room = room;
  }

  get(key: string): Remembered<Value> | undefined {
    const link = this.links.get(key);
    if (link === undefined) return undefined;
    this.use(link);
    return link.entry;
  }

  /** The same, without counting as a use. */
  peek(key: string): Remembered<Value> | undefined {
    return this.links.get(key)?.entry;
  }

  /** Gives what it has driven out. */
  set(key: string, entry: Remembered<Value>): Remembered<Value> | undefined {
    const known = this.links.get(key);
    if (known !== undefined) {
      known.entry = entry;
      this.use(known);
      return undefined;
    }
    const link: Link<Value> = { key, entry, older: undefined, newer: undefined };
    this.links.set(key, link);
    this.append(link);
    const { oldest } = this;
    if (this.links.size <= this.room || oldest === undefined) return undefined;
    this.links.delete(oldest.key);
    this.unlink(oldest);
    return oldest.entry;
  }

  delete(key: string): void {
    const link = this.links.get(key);
    if (link === undefined) return;
    this.links.delete(key);
    this.unlink(link);
  }

  private use(link: Link<Value>): void {
    if (link === this.newest) return;
    this.unlink(link);
    this.append(link);
  }

  private append(link: Link<Value>): void {
    link.older = this.newest;
    link.newer = undefined;
    if (this.newest !== undefined) this.newest.newer = link;
    this.newest = link;
    this.oldest ??= link;
  }

  private unlink({ older, newer }: Link<Value>): void {
    if (older === undefined) this.oldest = newer;
    else older.newer = newer;
    if (newer === undefined) this.newest = older;
    else newer.older = older;
  }
}
