/** One thing that was started. */
export interface Started {
  /** Ends it in good order. */
  close(): Promise<void> | void;
  /** Ends it at once. */
  force?(): void;
}

/** What has been started, and is ended in the reverse order. */
export class Household {
  private readonly started: Started[] = [];

  add(started: Started): void {
    this.started.push(started);
  }

  get size(): number {
    return this.started.length;
  }

  async close(): Promise<void> {
    for (let last = this.started.pop(); last !== undefined; last = this.started.pop()) {
      await last.close();
    }
  }

  force(): void {
    for (const each of this.started) each.force?.();
  }
}
