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

/**
 * Counts resolutions in memory until they are written down. It holds so many different ones; what is
 * new beyond that is counted as lost, so that asking for a million codes costs no memory.
 */
export class ResolutionTally {
  // One object for each, which is counted up, found by a text that is there already: this is done for
  // every answer.
  private counts = new Map<Identity, (Counted & { times: number })[]>();
  private different = 0;
  private lost = 0;

  count(resolved: Resolved, now = Date.now()): void {
    this.add(resolved, Math.floor(now / hourMs) * hourMs, 1);
  }

  /** What was counted since it was last taken. */
  take(): { readonly counts: readonly Counted[]; readonly lost: number } {
    const taken = { counts: [...this.counts.values()].flat(), lost: this.lost };
    this.counts = new Map();
    this.different = 0;
    this.lost = 0;
    return taken;
  }

  /** What was taken and could not be written down. */
  giveBack(counts: readonly Counted[]): void {
    for (const counted of counts) this.add(counted, counted.hourMs, counted.times);
  }

  private add(resolved: Resolved, hour: number, times: number): void {
    const { code, tenantId, region, reader } = resolved;
    const ofCode = this.counts.get(code) ?? [];
    const known = ofCode.find(
      (each) =>
        each.hourMs === hour &&
        each.tenantId === tenantId &&
        each.region === region &&
        each.reader === reader,
    );
    if (known !== undefined) known.times += times;
    else if (this.different < room) {
      ofCode.push({ code, tenantId, region, reader, hourMs: hour, times });
      this.counts.set(code, ofCode);
      this.different += 1;
    } else this.lost += times;
  }
}
