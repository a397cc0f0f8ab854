/**
 * That something has changed, as often as it has: first at once, then whenever `hear` is told so,
 * but no sooner than `restMs` after it was last taken. Changes meanwhile count as one.
 */
export class Changes implements AsyncIterableIterator<true> {
  private readonly stop: () => void;
  private readonly restMs: number;
  private changed = true;
  private restsUntil = 0;
  private ended = false;
  private timer: NodeJS.Timeout | undefined;
  private waiting: ((result: IteratorResult<true>) => void) | null = null;

  /** `hear` begins to listen and gives the function that ends it. */
  constructor(hear: (changed: () => void) => () => void, restMs: number) {
    this.restMs = restMs;
    this.stop = hear(() => {
      this.changed = true;
      this.give();
    });
  }

  private give(): void {
    if (this.waiting === null || !this.changed) return;
    const rest = this.restsUntil - Date.now();
    clearTimeout(this.timer);
    if (rest > 0) {
      this.timer = setTimeout(() => this.give(), rest);
      return;
    }
    const take = this.waiting;
    this.waiting = null;
    this.changed = false;
    this.restsUntil = Date.now() + this.restMs;
    take({ done: false, value: true });
  }

  next(): Promise<IteratorResult<true>> {
    if (this.ended) return Promise.resolve({ done: true, value: undefined });
    return new Promise((resolve) => {
      this.waiting = resolve;
      this.give();
    });
  }

  /** Ends it, also for whoever waits for what comes next. */
  return(): Promise<IteratorResult<true>> {
    this.ended = true;
    clearTimeout(this.timer);
    this.stop();
    this.waiting?.({ done: true, value: undefined });
    this.waiting = null;
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
