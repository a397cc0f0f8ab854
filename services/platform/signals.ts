import type { TenantId } from "../kernel/brand.ts";
import { strangerAt } from "./rates.ts";
import type { Actor } from "./tenancy.ts";

/** What is a danger only where there is much of it. */
export type SignalKind = "sign-in" | "arrival" | "export" | "probe";

/** How much of a kind came from where. */
export interface Signal {
  readonly kind: SignalKind;
  /** `person:<id>`, `key:<id>` or `network:<address>`. */
  readonly source: string;
  /** Parts a kind further; empty where nothing does. */
  readonly about: string;
  readonly firmId: TenantId | null;
  readonly amount: number;
}

/** The same, added up over one minute. */
export interface CountedSignal extends Signal {
  readonly at: Date;
}

const minuteMs = 60_000;
/** A flood of sources must not become a flood of rows: what is more than that has one name. */
const mostRows = 500;
const mostAbouts = 50;
export const others = "others";

/** Whose signal it is: the actor's, or that of the network behind which a stranger is. */
export function sourceOf(
  actor: Pick<Actor, "principal" | "tenantId"> | null,
  address: string | null,
): Pick<Signal, "source" | "firmId"> {
  if (actor !== null) return { source: actor.principal, firmId: actor.tenantId };
  return { source: `network:${strangerAt(address).name}`, firmId: null };
}

/**
 * What one process has noticed, added up by kind, source and minute until it is taken. A module
 * that has a signal to give notes it here; nothing is written, and nothing waits.
 */
export class SignalTally {
  private readonly now: () => number;
  private rows = new Map<string, CountedSignal>();
  private abouts = new Map<string, number>();

  constructor(now: () => number = Date.now) {
    this.now = now;
  }

  note(signal: Signal): void {
    const at = new Date(Math.floor(this.now() / minuteMs) * minuteMs);
    this.add({ ...signal, at });
  }

  /** All that was noted since the last time; another minute's rows stay apart. */
  take(): CountedSignal[] {
    const taken = [...this.rows.values()];
    this.rows = new Map();
    this.abouts = new Map();
    return taken;
  }

  /** What was taken and could not be kept is counted on. */
  giveBack(taken: readonly CountedSignal[]): void {
    for (const signal of taken) this.add(signal);
  }

  private add(signal: CountedSignal): void {
    const bounded = this.bounded(signal);
    const { kind, source, about, at } = bounded;
    const key = JSON.stringify([kind, source, about, at.getTime()]);
    const amount = (this.rows.get(key)?.amount ?? 0) + bounded.amount;
    this.rows.set(key, { ...bounded, amount });
  }

  private bounded(signal: CountedSignal): CountedSignal {
    const { kind, source, about, at } = signal;
    const key = JSON.stringify([kind, source, about, at.getTime()]);
    if (this.rows.has(key)) return signal;
    if (this.rows.size >= mostRows) return { ...signal, source: others, about: "", firmId: null };
    const parts = JSON.stringify([kind, source]);
    const before = this.abouts.get(parts) ?? 0;
    if (before >= mostAbouts) return { ...signal, about: others };
    this.abouts.set(parts, before + 1);
    return signal;
  }
}
