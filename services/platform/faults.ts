import { setTimeout as pause } from "node:timers/promises";
import { Refusal } from "../kernel/refusal.ts";
import { isAway, isFull } from "./away.ts";
import type { Log } from "./log.ts";

const lookMs = 250;
/** A full disk is told of so often: the log may stand on it, too. */
const fullAgainMs = 60_000;

/** Where a fault arose, for whoever reads the log. */
export interface FaultPlace {
  readonly what: string;
  readonly requestId: string;
  readonly path?: string | readonly (string | number)[] | undefined;
}

/** What the clients of one program are told of faults, and what its log is. */
export class Faults {
  private readonly log: Log;
  private readonly ready: () => Promise<void>;
  /** How many were told so since the database went away; null while it is there. */
  private toldAway: number | null = null;
  /** When and how often it was said that there is no room. */
  private toldFullAt = Number.NEGATIVE_INFINITY;
  private toldFull = 0;

  /** `ready` resolves when the database answers. */
  constructor(log: Log, ready: () => Promise<void>) {
    this.log = log;
    this.ready = ready;
  }

  /**
   * A refusal as it is; `UNAVAILABLE` where the database is away, which is logged once when it goes
   * and once when it is back; `STORAGE_FULL` where it or the disk of the blobs has no room, which is
   * logged once a minute; for anything else `BROKEN`, logged whole.
   */
  refusalOf(fault: unknown, { what, ...place }: FaultPlace): Refusal {
    if (fault instanceof Refusal) return fault;
    if (isAway(fault)) {
      this.noteAway(fault);
      return new Refusal("UNAVAILABLE");
    }
    if (isFull(fault)) {
      this.noteFull(fault);
      return new Refusal("STORAGE_FULL");
    }
    this.log.error({ err: fault, ...place }, what);
    const { requestId } = place;
    return new Refusal("BROKEN", { requestId });
  }

  private noteFull(fault: unknown): void {
    this.toldFull += 1;
    const now = performance.now();
    if (now - this.toldFullAt < fullAgainMs) return;
    this.log.error({ err: fault, told: this.toldFull }, "there is no room to write");
    this.toldFullAt = now;
  }

  private noteAway(fault: unknown): void {
    if (this.toldAway === null) {
      this.log.error({ err: fault }, "the database is away");
      this.watch(performance.now());
    }
    this.toldAway = (this.toldAway ?? 0) + 1;
  }

  private async watch(since: number): Promise<void> {
    do await pause(lookMs, undefined, { ref: false });
    while (!(await this.isBack()));
    const seconds = Math.round((performance.now() - since) / 100) / 10;
    this.log.info({ seconds, toldAway: this.toldAway }, "the database is back");
    this.toldAway = null;
  }

  private isBack(): Promise<boolean> {
    return this.ready().then(
      () => true,
      () => false,
    );
  }
}
