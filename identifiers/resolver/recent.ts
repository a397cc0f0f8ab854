/** What was read, and when by `performance.now()`. */
export interface Remembered<Value> {
  readonly value: Value;
  readonly readAt: number;
  /** It was said that it has changed since. */
  readonly doubted?: true;
}

/** The values that were used last, at most `room` of them. */
export class Recent<Value> {
  private readonly room: number;
  private readonly entries = new Map<string, Remembered<Value>>();

  constructor(room: number) {
    this.room = room;
  }

  get(key: string): Remembered<Value> | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined) return undefined;
    // A Map keeps the order of insertion: the one used last goes to the end.
    this.entries.delete(key);
    this.entries.set(key, entry);
    return entry;
  }

  /** The same, without counting as a use. */
  peek(key: string): Remembered<Value> | undefined {
    return this.entries.get(key);
  }

  /** Gives what it has driven out. */
  set(key: string, entry: Remembered<Value>): Remembered<Value> | undefined {
    this.entries.delete(key);
    this.entries.set(key, entry);
    if (this.entries.size <= this.room) return undefined;
    const [[oldest, driven] = []] = this.entries;
    if (oldest !== undefined) this.entries.delete(oldest);
    return driven;
  }

  delete(key: string): void {
    this.entries.delete(key);
  }
}
