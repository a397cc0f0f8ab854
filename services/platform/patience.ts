const firstRestMs = 100;
const longestRestMs = 30_000;

interface Failing {
  /** Failures in a row, of any kind. */
  readonly failed: number;
  /** Those among them that what was asked may be the cause of. */
  readonly blamed: number;
  readonly until: number;
}

/**
 * How long each of many is left alone after it failed: not at all after the first time, then 0.2
 * seconds and twice as long each time, up to half a minute.
 */
export class Patience<Name> {
  private readonly failing = new Map<Name, Failing>();
  private readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  hasFailed(name: Name): boolean {
    return this.failing.has(name);
  }

  /** Those that are left alone for now. */
  resting(): Name[] {
    const now = this.now();
    return [...this.failing].flatMap(([name, { until }]) => (until > now ? [name] : []));
  }

  /** Notes a failure; tells for how many in a row what was asked may be to blame. */
  fail(name: Name, isToBlame: boolean): number {
    const before = this.failing.get(name);
    const failed = (before?.failed ?? 0) + 1;
    const blamed = (before?.blamed ?? 0) + (isToBlame ? 1 : 0);
    const restMs = failed === 1 ? 0 : Math.min(firstRestMs * 2 ** (failed - 1), longestRestMs);
    this.failing.set(name, { failed, blamed, until: this.now() + restMs });
    return blamed;
  }

  succeed(name: Name): void {
    this.failing.delete(name);
  }
}
