import type { TenantId } from "../../services/kernel/brand.ts";
import type { Identity } from "../codes/index.ts";
import type { Reader } from "./schema.ts";

const hourMs = 3_600_000;
const room = 20_000;

/** A resolution that is to be counted. */
export interface Resolved {
  /** The record that answered. */
  readonly code: Identity;
  /** Who has registered it; null where it is known by public events alone. */
  readonly tenantId: TenantId | null;
  readonly region: string;
  readonly reader: Reader;
}

/** How often the same was resolved within an hour. */
export interface Counted extends Resolved {
  readonly hourMs: number;
  readonly times: number;
}

const markOf = ({ code, tenantId, region, reader }: Resolved, hour: number) =>
  `${hour} ${tenantId} ${region} ${reader} ${code}`;

/**
 * Counts resolutions in memory until they are written down. It holds so many different ones; what is
 * new beyond that is counted as lost, so that asking for a million codes costs no memory.
 */
export class ResolutionTally {
  // One object for each, which is counted up: this is done for every answer.
  private counts = new Map<string, Counted & { times: number }>();
  private lost = 0;

  count(resolved: Resolved, now = Date.now()): void {
    this.add(resolved, Math.floor(now / hourMs) * hourMs, 1);
  }

  /** What was counted since it was last taken. */
  take(): { readonly counts: readonly Counted[]; readonly lost: number } {
    const taken = { counts: [...this.counts.values()], lost: this.lost };
    this.counts = new Map();
    this.lost = 0;
    return taken;
  }

  /** What was taken and could not be written down. */
  giveBack(counts: readonly Counted[]): void {
    for (const counted of counts) this.add(counted, counted.hourMs, counted.times);
  }

  private add(resolved: Resolved, hour: number, times: number): void {
    const mark = markOf(resolved, hour);
    const known = this.counts.get(mark);
    if (known !== undefined) known.times += times;
    else if (this.counts.size < room) {
      this.counts.set(mark, { ...resolved, hourMs: hour, times });
    } else this.lost += times;
  }
}
