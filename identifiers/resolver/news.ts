import type { Identity } from "../codes/index.ts";
import { Recent, type Remembered } from "./recent.ts";

const roomForChanged = 20_000;

/** What a resolver has heard of changes, and when, by `performance.now()`. */
export class News {
  private readonly changedAt = new Recent<null>(roomForChanged);
  /** Of what changed before this, no more is known than that. */
  private forgottenUntil = Number.NEGATIVE_INFINITY;
  /** What was read before is doubted. */
  private trustedSince = Number.NEGATIVE_INFINITY;
  /** All changes before were heard of. */
  private heardUntil = Number.NEGATIVE_INFINITY;

  changed(code: Identity): void {
    const driven = this.changedAt.set(code, { value: null, readAt: performance.now() });
    if (driven !== undefined) this.forgottenUntil = driven.readAt;
  }

  /** Anything may have changed. */
  missed(): void {
    this.trustedSince = performance.now();
  }

  /** All that was committed before this moment was heard of. */
  heard(moment: number): void {
    this.heardUntil = moment;
  }

  /** Up to when all was heard of; undefined while nothing was. */
  get until(): number | undefined {
    return this.heardUntil === Number.NEGATIVE_INFINITY ? undefined : this.heardUntil;
  }

  /** Whether one of these codes was said to have changed since. */
  isOvertaken(codes: readonly Identity[], since: number): boolean {
    if (this.trustedSince >= since) return true;
    return codes.some(
      (code) => (this.changedAt.peek(code)?.readAt ?? this.forgottenUntil) >= since,
    );
  }

  isDoubted({ readAt, doubted }: Remembered<unknown>): boolean {
    return doubted ?? readAt < this.trustedSince;
  }

  /** When it was so for certain: when it was read, or when last it would have been heard otherwise. */
  trueAt(entry: Remembered<unknown>): number {
    return this.isDoubted(entry) ? entry.readAt : Math.max(entry.readAt, this.heardUntil);
  }
}
