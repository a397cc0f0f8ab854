import { Refusal } from "../kernel/refusal.ts";
import type { Database } from "../platform/database.ts";

const lookMs = 2_000;

/**
 * What waits for its place in the log, as far as it is too much: counted now and then, and only when
 * somebody brings more.
 */
export class Backlog {
  private readonly database: Database;
  private readonly most: number;
  private readonly now: () => number;
  private isFull: Promise<boolean> = Promise.resolve(false);
  private lookedAt = Number.NEGATIVE_INFINITY;

  constructor(database: Database, most: number, now: () => number = () => performance.now()) {
    this.database = database;
    this.most = most;
    this.now = now;
  }

  private async look(): Promise<boolean> {
    const [row] = await this.database.ask<{ full: boolean }>(
      "select exists (select arrived_at from log_waiting offset $1) as full",
      [this.most],
    );
    return row?.full ?? false;
  }

  /** Throws `SEALING_BEHIND` while more waits than is taken in. */
  async requireRoom(): Promise<void> {
    if (this.now() - this.lookedAt >= lookMs) {
      this.lookedAt = this.now();
      this.isFull = this.look();
    }
    if (await this.isFull) throw new Refusal("SEALING_BEHIND");
  }
}
